using Microsoft.EntityFrameworkCore;

namespace PropertyPlatform.Architecture.Tests.Sinners;

internal sealed class LiftsTheFilter
{
    public static IQueryable<string> Everything(DbContext db) => db.Set<string>().IgnoreQueryFilters();
}

internal sealed class WritesSql
{
    public static async Task<int> ActAsync(DbContext db) => await db.Database.ExecuteSqlRawAsync("SELECT 1");
}
