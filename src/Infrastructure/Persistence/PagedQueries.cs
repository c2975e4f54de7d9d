using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Pages in the database. The count stops behind the limit up to which a total is exact (decision 26), so a list over a million rows costs what a page costs.</summary>
internal static class PagedQueries
{
    /// <summary>One page of a sorted and projected query.</summary>
    /// <param name="rows">The rows, sorted, projected to what the screen shows.</param>
    /// <param name="counted">The same rows before sorting and projecting.</param>
    /// <param name="page">Which page.</param>
    /// <param name="ct">Stops the query.</param>
    public static async Task<Paged<T>> ToPageAsync<T, TSource>(this IQueryable<T> rows, IQueryable<TSource> counted, Page page, CancellationToken ct)
    {
        var items = await rows.Skip(page.Offset).Take(page.SafeSize).ToListAsync(ct);
        var isWhole = page.Offset == 0 && items.Count < page.SafeSize;
        var total = isWhole ? items.Count : await counted.Take(Paged<T>.CountLimit + 1).CountAsync(ct);
        return new Paged<T>(items, total, page);
    }
}
