using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Architecture.Tests.Sinners.Aggregates;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests.Sinners.Messages;

public sealed class CommandAsAClass : ICommand
{
    public Guid Subject { get; init; }
}

public record QueryOpenForInheritance(Guid Subject) : IQuery<SettableAnswer>;

public sealed record SettableAnswer
{
    public string Name { get; set; } = "";
}

public sealed record AnswerWithAnAggregate(AggregateWithAPublicSetter Root);

public sealed class EventAsAClass : IDomainEvent;

public sealed record EventWithAnEntity(AggregateWithAPublicSetter Root) : IDomainEvent;

public sealed record EventWithAPhone(MobileNumber Phone) : IDomainEvent;

public sealed record EventWithAListThatChanges(List<Guid> Houses) : IDomainEvent;

public sealed record EventThatCanBeSet : IDomainEvent
{
    public Guid Subject { get; set; }
}

public sealed record EventWithoutAName(Guid Subject) : IDomainEvent;

[EventName("sinners.forgot")]
public sealed record EventThatForgets : IDomainEvent
{
    public EventThatForgets()
    {
    }

    public EventThatForgets(Guid subject) => Subject = subject;

    public Guid Subject { get; }
}

public enum ChoiceWithoutWords
{
    Unnamed,
}

public sealed record CommandNobodyChecks(ProjectId Project, string Name) : ICommand;
