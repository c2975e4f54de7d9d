using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners.Aggregates;

public class AggregateOpenForInheritance : AggregateRoot<ProjectId>
{
    private AggregateOpenForInheritance()
    {
    }
}

public sealed class AggregateWithAPublicSetter : AggregateRoot<ProjectId>
{
    private AggregateWithAPublicSetter()
    {
    }

    public string Name { get; set; } = "";
}

public sealed class AggregateWithAPublicConstructor : AggregateRoot<ProjectId>
{
    public AggregateWithAPublicConstructor(ProjectId id)
        : this() => Id = id;

    private AggregateWithAPublicConstructor()
    {
    }
}

public sealed class AggregateWithoutAConstructorForTheDatabase : AggregateRoot<ProjectId>
{
    private AggregateWithoutAConstructorForTheDatabase(ProjectId id) => Id = id;

    public static AggregateWithoutAConstructorForTheDatabase Create(ProjectId id) => new(id);
}

public sealed class AggregateThatExposesItsList : AggregateRoot<ProjectId>
{
    private AggregateThatExposesItsList()
    {
    }

    public List<string> Names { get; } = [];
}

public sealed class AggregateThatHoldsARoot : AggregateRoot<ProjectId>
{
    private readonly List<AggregateWithAPublicSetter> _others = [];

    private AggregateThatHoldsARoot()
    {
    }

    public int Count => _others.Count;
}
