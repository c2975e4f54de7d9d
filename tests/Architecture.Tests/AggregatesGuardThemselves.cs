using System.Collections;
using System.Reflection;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Aggregates;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>
/// Rule 3: an aggregate is sealed, is made by its factory only, changes through its methods only, and holds other roots
/// by id only.
/// </summary>
public sealed class AggregatesGuardThemselves : Rule<Type>
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    protected override IReadOnlyList<Type> Subject => Roots.OfTheHouse;

    protected override IReadOnlyList<Type> Sinners =>
    [
        typeof(AggregateOpenForInheritance), typeof(AggregateWithAPublicSetter), typeof(AggregateWithAPublicConstructor),
        typeof(AggregateWithoutAConstructorForTheDatabase), typeof(AggregateThatExposesItsList), typeof(AggregateThatHoldsARoot),
    ];

    protected override IEnumerable<string> Offences(Type subject)
    {
        if (!subject.IsSealed) yield return $"{subject} is not sealed";
        if (subject.GetConstructor(Own & ~BindingFlags.Public, []) is not { IsPrivate: true }) yield return $"{subject} lacks a private constructor without parameters";
        if (subject.GetConstructors().Length > 0) yield return $"{subject} has a public constructor";

        foreach (var property in subject.GetProperties(Own))
        {
            if (property.SetMethod is { IsPublic: true }) yield return $"{subject}.{property.Name} has a public setter";
            if (property.GetMethod is { IsPublic: true } && IsMutableCollection(property.PropertyType)) yield return $"{subject}.{property.Name} is a collection that callers can change";
        }

        foreach (var field in subject.GetFields(Own))
        {
            if (field.IsPublic) yield return $"{subject}.{field.Name} is public";
            if (Types.PartsOf(field.FieldType).Any(Roots.IsRoot)) yield return $"{subject}.{field.Name} holds a root";
        }
    }

    private static bool IsMutableCollection(Type type) =>
        type.IsArray
        || typeof(IList).IsAssignableFrom(type) || typeof(IDictionary).IsAssignableFrom(type)
        || type.GetInterfaces().Append(type).Any(implemented => implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(ICollection<>)
            && !IsReadOnlyByName(type));

    private static bool IsReadOnlyByName(Type type) => type.Name.StartsWith("ReadOnly", StringComparison.Ordinal) || type.Name.StartsWith("Immutable", StringComparison.Ordinal);
}
