using Mono.Cecil;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Architecture.Tests.Sinners;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 7: whoever lifts the scope filter or writes SQL by hand is named here with the reason.</summary>
public sealed class BypassesAreNamed : Rule<TypeDefinition>
{
    private static readonly Dictionary<string, string> Named = new()
    {
        ["PropertyPlatform.Infrastructure.Owners.GetMyProxiesHandler"] = "shows a proxy, whose scope is still empty, the address of the one home that an owner entrusts",
        ["PropertyPlatform.Infrastructure.Persistence.DatabaseSetup"] = "makes indexes that migrations cannot express, before anybody is served",
        ["PropertyPlatform.Infrastructure.Persistence.RootLock"] = "locks one row by its id and reads nothing of it",
        ["PropertyPlatform.Infrastructure.Persistence.Bulk.PostgreSqlBulkWriter"] = "reads the statistics of a table and brings them up to date, and reads none of its rows",
        ["PropertyPlatform.Infrastructure.Projects.CheckProjectHandler"] = "compares names and addresses, which are public, so that no area is recorded twice",
        ["PropertyPlatform.Infrastructure.Security.IdentityStatement"] = "finds out how far the caller reaches, before the caller has a scope",
        ["PropertyPlatform.Infrastructure.Ballots.BallotPrints"] = "tells whoever holds a printed document what it announces; its code is the key",
        ["PropertyPlatform.Infrastructure.Ballots.GetTurnoutHandler"] = "groups the roll of one ballot that it found through the filter; in words that both providers know",
        ["PropertyPlatform.Infrastructure.ToDos.ToDoDesk"] = "ends to-dos of offices that the one who acts cannot see",
    };

    private static readonly string[] Bypasses = ["IgnoreQueryFilters", "FromSql", "SqlQuery", "ExecuteSql"];

    protected override IReadOnlyList<TypeDefinition> Subject => House.CodeOf("Infrastructure", "Web");

    protected override IReadOnlyList<TypeDefinition> Sinners => [House.CodeOf(typeof(LiftsTheFilter)), House.CodeOf(typeof(WritesSql))];

    protected override IEnumerable<string> Offences(TypeDefinition subject) =>
        Named.ContainsKey(subject.FullName) ? [] : BypassesIn(subject);

    [Fact]
    public void nobody_stays_named_without_need() =>
        Named.Keys.Where(name => House.CodeOf("Infrastructure", "Web").All(type => type.FullName != name || !BypassesIn(type).Any())).ShouldBeEmpty();

    private static IEnumerable<string> BypassesIn(TypeDefinition type) =>
        from call in type.Calls()
        where call.Called.DeclaringType.Namespace == "Microsoft.EntityFrameworkCore"
              && Bypasses.Any(bypass => call.Called.Name.StartsWith(bypass, StringComparison.Ordinal))
        select $"{type.FullName} calls {call.Called.Name}";
}
