using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Row locks in the dialect of the database.</summary>
internal sealed class RootLock(AppDbContext db) : IRootLock
{
    public async Task HoldAsync(IAggregateRoot root, CancellationToken ct)
    {
        var entity = db.Entry(root).Metadata;
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);

        var (schema, table) = (entity.GetSchema(), entity.GetTableName());
        var sql = db.Database.IsNpgsql()
            ? $"SELECT 1 FROM \"{schema}\".\"{table}\" WHERE id = {{0}} FOR UPDATE"
            : $"SELECT 1 FROM [{schema}].[{table}] WITH (UPDLOCK, ROWLOCK) WHERE id = {{0}}";
        await db.Database.ExecuteSqlRawAsync(sql, [RootIds.Of(root)], ct);
        await db.Entry(root).ReloadAsync(ct);
    }
}
