using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Messages;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 4: commands, queries and what they answer are sealed records that nobody changes on the way; an answer holds no aggregate.</summary>
public sealed class RequestsAndAnswersAreSealedRecords : Rule<Type>
{
    protected override IReadOnlyList<Type> Subject => [.. Requests.OfTheHouse, .. Requests.AnswersOfTheHouse];

    protected override IReadOnlyList<Type> Sinners => [typeof(CommandAsAClass), typeof(QueryOpenForInheritance), typeof(SettableAnswer), typeof(AnswerWithAnAggregate)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        if (!Types.IsSealedRecord(subject)) yield return $"{subject} is not a sealed record";
        foreach (var member in Types.SettableMembers(subject)) yield return $"{subject}.{member} can be set";
        foreach (var property in subject.GetProperties().Where(property => Types.PartsOf(property.PropertyType).Any(Roots.IsRoot)))
        {
            yield return $"{subject}.{property.Name} carries an aggregate";
        }
    }
}

/// <summary>Rule 4: an event is a sealed record of ids, values and times; it holds neither an entity nor personal data.</summary>
public sealed class EventsHoldFactsOnly : Rule<Type>
{
    private static readonly Type[] Plain =
        [typeof(string), typeof(decimal), typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan)];

    private static readonly Type[] Personal = [typeof(IdDocument), typeof(MobileNumber)];

    private static readonly Type[] Wrappers = [typeof(Nullable<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyDictionary<,>)];

    protected override IReadOnlyList<Type> Subject =>
        [.. House.TypesOf("Domain", "Application").Where(type => typeof(IDomainEvent).IsAssignableFrom(type) && !type.IsAbstract)];

    protected override IReadOnlyList<Type> Sinners =>
        [typeof(EventAsAClass), typeof(EventWithAnEntity), typeof(EventWithAPhone), typeof(EventWithAListThatChanges), typeof(EventThatCanBeSet)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        if (!Types.IsSealedRecord(subject)) yield return $"{subject} is not a sealed record";
        foreach (var member in Types.SettableMembers(subject)) yield return $"{subject}.{member} can be set";
        foreach (var property in subject.GetProperties())
        {
            foreach (var part in Types.PartsOf(property.PropertyType).Where(part => !IsFact(part))) yield return $"{subject}.{property.Name} holds {part.Name}";
        }
    }

    private static bool IsFact(Type type) =>
        type.IsPrimitive || type.IsEnum || Plain.Contains(type)
        || (type.IsGenericType && Wrappers.Contains(type.GetGenericTypeDefinition()))
        || (type.Assembly == typeof(IDomainEvent).Assembly && Types.IsSealedRecord(type) && !Personal.Contains(type));
}
