using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners.Domain.Left
{
    public readonly record struct LeftId(Guid Value) : IEntityId<LeftId>
    {
        public static LeftId From(Guid value) => new(value);
    }

    public sealed class LeftAggregate : AggregateRoot<LeftId>
    {
        private LeftAggregate()
        {
        }
    }
}

namespace PropertyPlatform.Architecture.Tests.Sinners.Application.Left
{
    public sealed record GetLeft : IQuery<string>;
}

namespace PropertyPlatform.Architecture.Tests.Sinners.Domain.Right
{
    public sealed class AggregateThatHoldsAnother : AggregateRoot<ProjectId>
    {
        private AggregateThatHoldsAnother()
        {
        }

        public Left.LeftAggregate? Other { get; private set; }
    }
}

namespace PropertyPlatform.Architecture.Tests.Sinners.Application.Right
{
    internal sealed class HandlerThatLoadsAnother(IRepository<Domain.Left.LeftAggregate> others)
    {
        public Task<bool> ExistsAsync(CancellationToken ct) => others.AnyAsync(new Specification<Domain.Left.LeftAggregate>(), ct);
    }

    internal sealed class HandlerThatSendsAnothersQuery
    {
        public static object Question() => new Left.GetLeft();
    }
}
