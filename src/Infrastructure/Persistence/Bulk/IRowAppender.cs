using Microsoft.EntityFrameworkCore;

namespace PropertyPlatform.Infrastructure.Persistence.Bulk;

/// <summary>Adds new rows of any tables in one transaction of its own.</summary>
internal interface IRowAppender
{
    /// <summary>Adds the rows, in their order where they go to the same table; all are committed or none.</summary>
    /// <param name="rows">Entities of the model.</param>
    /// <exception cref="DbUpdateException">The provider's own, or a <see cref="System.Data.Common.DbException"/>: an index or the database refused one of them.</exception>
    Task AppendAsync(IReadOnlyList<object> rows);
}

/// <summary>Through the change tracker, which knows every mapping and every provider.</summary>
internal sealed class TrackedRowAppender(AppDbContext db) : IRowAppender
{
    public async Task AppendAsync(IReadOnlyList<object> rows)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }
}
