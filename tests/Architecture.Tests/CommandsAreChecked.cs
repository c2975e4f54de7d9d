using System.Reflection;
using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Messages;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>A command that carries more than ids, versions and switches has a validator, so that over-long texts and numbers out of range are refused before anybody loads anything (PLT-02).</summary>
public sealed class CommandsAreChecked : Rule<Type>
{
    private static readonly HashSet<Type> Checked =
        [.. House.TypesOf("Application").SelectMany(type => type.GetInterfaces()).Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)).Select(contract => contract.GetGenericArguments()[0])];

    protected override IReadOnlyList<Type> Subject => [.. Requests.OfTheHouse.Where(type => typeof(IChange).IsAssignableFrom(type) && !IsSentByThePlatform(type))];

    protected override IReadOnlyList<Type> Sinners => [typeof(CommandNobodyChecks)];

    protected override IEnumerable<string> Offences(Type subject)
    {
        if (Checked.Contains(subject)) yield break;
        foreach (var property in subject.GetProperties().Where(property => HasAShape(property.PropertyType) && property.Name != "ExpectedVersion")) yield return $"{subject}.{property.Name} is checked by no validator";
    }

    // No person types what background work carries.
    private static bool IsSentByThePlatform(Type type) =>
        type.GetCustomAttribute<RequiresAttribute>() is { Permissions: [Permissions.BackgroundWork] };

    // What the type itself cannot keep in bounds.
    private static bool HasAShape(Type type) =>
        Types.PartsOf(type).Any(part => part == typeof(string) || part == typeof(decimal) || part == typeof(double) || part == typeof(int) || part.IsArray || (part.IsGenericType && typeof(System.Collections.IEnumerable).IsAssignableFrom(part)));
}
