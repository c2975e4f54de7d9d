using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 1: the domain knows the base library only.</summary>
public sealed class DomainKnowsOnlyTheBaseLibrary : Rule<TypeDefinition>
{
    protected override IReadOnlyList<TypeDefinition> Subject => House.CodeOf("Domain");

    protected override IReadOnlyList<TypeDefinition> Sinners =>
        [House.CodeOf(typeof(DomainTypeWithAPackage)), House.CodeOf(typeof(DomainTypeThatMentionsApplication))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        let assembly = mentioned.AssemblyName()
        where assembly != subject.Module.Assembly.Name.Name && assembly != "PropertyPlatform.Domain"
              && !assembly.StartsWith("System.", StringComparison.Ordinal)
        select $"{subject.FullName} mentions {mentioned.FullName} of {assembly}";
}

/// <summary>Rule 1: the application knows the domain, messaging, validation and the logging interface; no database and no web.</summary>
public sealed class ApplicationKnowsNoTechnology : Rule<TypeDefinition>
{
    private static readonly string[] Known =
        ["PropertyPlatform.Domain", "MediatR", "FluentValidation", "Microsoft.Extensions.Logging.Abstractions"];

    protected override IReadOnlyList<TypeDefinition> Subject => House.CodeOf("Application");

    protected override IReadOnlyList<TypeDefinition> Sinners =>
        [House.CodeOf(typeof(ApplicationTypeWithADatabase)), House.CodeOf(typeof(ApplicationTypeWithAWebRequest))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        let assembly = mentioned.AssemblyName()
        where assembly != subject.Module.Assembly.Name.Name && !Known.Contains(assembly)
              && !assembly.StartsWith("System.", StringComparison.Ordinal)
        select $"{subject.FullName} mentions {mentioned.FullName} of {assembly}";
}
/// <summary>Rule 1: adapters and tables do not know who serves them over HTTP.</summary>
public sealed class InfrastructureDoesNotKnowWeb : Rule<TypeDefinition>
{
    protected override IReadOnlyList<TypeDefinition> Subject => House.CodeOf("Infrastructure");

    protected override IReadOnlyList<TypeDefinition> Sinners => [House.CodeOf(typeof(AdapterThatKnowsWeb))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        where mentioned.AssemblyName() == "PropertyPlatform.Web"
        select $"{subject.FullName} mentions {mentioned.FullName}";
}
