using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Two databases serve the platform: what belongs to one of them is known to the persistence alone, never to a query.</summary>
public sealed class ProvidersStayInPersistence : Rule<TypeDefinition>
{
    private static readonly string[] Providers = ["Npgsql", "Npgsql.EntityFrameworkCore.PostgreSQL", "Microsoft.Data.SqlClient", "Microsoft.EntityFrameworkCore.SqlServer"];

    private static readonly Dictionary<string, string> Named = new()
    {
        ["PropertyPlatform.Infrastructure.DependencyInjection"] = "chooses the provider",
        ["PropertyPlatform.Infrastructure.Numbers.BusinessNumbers"] = "counts up in one statement of each provider",
    };

    protected override IReadOnlyList<TypeDefinition> Subject =>
        [.. House.CodeOf("Domain", "Application", "Infrastructure", "Web").Where(type => !type.Namespace.StartsWith("PropertyPlatform.Infrastructure.Persistence", StringComparison.Ordinal))];

    protected override IReadOnlyList<TypeDefinition> Sinners => [House.CodeOf(typeof(QueryInPostgresWords))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        from mentioned in subject.Mentions()
        where Providers.Contains(mentioned.AssemblyName()) && !Named.ContainsKey(subject.FullName)
        select $"{subject.FullName} mentions {mentioned.FullName}";
}
