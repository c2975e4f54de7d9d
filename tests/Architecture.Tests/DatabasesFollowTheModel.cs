using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PropertyPlatform.Architecture.Tests.Sinners;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>Rule 12: the migrations of both providers lead to the model.</summary>
public sealed class MigrationsMatchTheModel : Rule<DbContext>
{
    protected override IReadOnlyList<DbContext> Subject => Databases.Both;

    protected override IReadOnlyList<DbContext> Sinners => [new ContextWithoutMigrations()];

    protected override IEnumerable<string> Offences(DbContext subject)
    {
        if (subject.Database.HasPendingModelChanges()) yield return $"{subject.GetType().Name} has changes that no migration makes";
    }
}

/// <summary>Rule 12: every unique index is in the map from index to refusal, so that its violation is answered as what it means.</summary>
public sealed class UniqueIndexesHaveARefusal : Rule<IIndex>
{
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["ux_entries_sequence"] = "numbered by the background sealer alone; no request can violate it",
    };

    protected override IReadOnlyList<IIndex> Subject => [.. Databases.Both.SelectMany(db => UniqueOf(db.Model))];

    protected override IReadOnlyList<IIndex> Sinners => [.. UniqueOf(new ContextWithoutMigrations().Model)];

    protected override IEnumerable<string> Offences(IIndex subject)
    {
        var name = subject.GetDatabaseName() ?? "";
        if (!UniqueIndexErrors.All.ContainsKey(name) && !Exempt.ContainsKey(name)) yield return $"{subject.DeclaringEntityType.DisplayName()} has the unique index {name} without a refusal";
    }

    private static IEnumerable<IIndex> UniqueOf(IModel model) =>
        model.GetEntityTypes().SelectMany(table => table.GetIndexes()).Where(index => index.IsUnique);
}

/// <summary>The model as each provider keeps it; no server is asked.</summary>
internal static class Databases
{
    public static IReadOnlyList<AppDbContext> Both =>
        [new PostgreSqlDesignTime().CreateDbContext([]), new SqlServerDesignTime().CreateDbContext([])];
}
