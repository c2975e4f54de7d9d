using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Brings the database up to the model, once at a time however many nodes start together.</summary>
public static class DatabaseSetup
{
    /// <summary>Brings up the database of a host.</summary>
    public static async Task UpgradeAsync(IServiceProvider host, CancellationToken ct)
    {
        await using var scope = host.CreateAsyncScope();
        await UpgradeAsync(scope.ServiceProvider.GetRequiredService<AppDbContext>(), ct);
    }

    /// <summary>Migrates, then makes the indexes that migrations cannot express.</summary>
    public static async Task UpgradeAsync(AppDbContext db, CancellationToken ct)
    {
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync(ct);
        foreach (var statement in ScopeIndexes(db)) await db.Database.ExecuteSqlRawAsync(statement, ct);
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlRawAsync(AppendOnlyAudit, ct);
    }

    // A row of the audit trail may get its seal once, and that is all that ever happens to it.
    private const string AppendOnlyAudit = """
        CREATE OR REPLACE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'UPDATE' AND OLD.sequence IS NULL AND to_jsonb(OLD) - 'sequence' - 'hash' = to_jsonb(NEW) - 'sequence' - 'hash' THEN
            RETURN NEW;
          END IF;
          RAISE EXCEPTION 'The audit trail is never changed.';
        END $$;
        CREATE OR REPLACE TRIGGER entries_append_only BEFORE UPDATE OR DELETE ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.refuse_change();
        """;

    /// <summary>EF Core cannot index a member of a complex property, and every scoped list filters on this one.</summary>
    internal static IEnumerable<string> ScopeIndexes(AppDbContext db)
    {
        foreach (var type in db.Model.GetEntityTypes().Where(t => typeof(IJurisdictionScoped).IsAssignableFrom(t.ClrType)))
        {
            var (schema, table) = (type.GetSchema(), type.GetTableName());
            // Homes are millions and asked for by project or by key; their list is counted from the index alone.
            var (name, columns) = type.ClrType == typeof(House)
                ? ("ix_houses_project_place", "(project_id, place, id) INCLUDE (jurisdiction_code) WHERE ended_at IS NULL")
                : ($"ix_{table}_jurisdiction_code", "(jurisdiction_code, id)");
            yield return db.Database.IsNpgsql()
                ? $"CREATE INDEX IF NOT EXISTS {name} ON \"{schema}\".\"{table}\" {columns}"
                : $"IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = '{name}') CREATE INDEX {name} ON [{schema}].[{table}] {columns}";
        }
    }
}
