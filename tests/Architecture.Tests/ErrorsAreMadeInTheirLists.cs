using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners.Refusals;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 11: errors are made in the list of their context, where the rule above finds them, and nowhere on the way.</summary>
public sealed class ErrorsAreMadeInTheirLists : Rule<TypeDefinition>
{
    // Show every block of the screens with made-up refusals.
    private const string DeveloperPages = "PropertyPlatform.Web.Pages.Dev";

    private static readonly string[] Factories = [".ctor", "Rule", "Invalid", "NotFound", "Conflict", "Forbidden", "Throttled"];

    protected override IReadOnlyList<TypeDefinition> Subject =>
        [.. House.CodeOf([.. House.Layers]).Where(type => !type.Name.EndsWith("Errors", StringComparison.Ordinal) && type.FullName != typeof(Error).FullName && type.Namespace != DeveloperPages)];

    protected override IReadOnlyList<TypeDefinition> Sinners => [House.CodeOf(typeof(MakesAnErrorOnTheWay))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from call in subject.Calls()
        where call.Called.DeclaringType.FullName == typeof(Error).FullName && Factories.Contains(call.Called.Name)
        select $"{call.In.FullName} makes an error";
}
