using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>The repository of every root; the scope filter of the context applies.</summary>
internal sealed class Repository<T>(AppDbContext db) : IRepository<T>
    where T : class, IAggregateRoot
{
    public Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken ct) =>
        db.Set<T>().Satisfying(specification).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<T>> ListAsync(Specification<T> specification, CancellationToken ct) =>
        await db.Set<T>().Satisfying(specification).ToListAsync(ct);

    public Task<bool> AnyAsync(Specification<T> specification, CancellationToken ct) =>
        db.Set<T>().Satisfying(specification).AnyAsync(ct);

    public T Add(T root) => db.Add(root).Entity;

    public void Remove(T root) => db.Remove(root);
}

/// <summary>Turns a specification into a query.</summary>
internal static class SpecificationEvaluator
{
    public static IQueryable<T> Satisfying<T>(this IQueryable<T> rows, Specification<T> specification)
        where T : class
    {
        foreach (var criterion in specification.Criteria) rows = rows.Where(criterion);

        IOrderedQueryable<T>? ordered = null;
        foreach (var (key, descending) in specification.Orders)
        {
            ordered = (ordered, descending) switch
            {
                (null, false) => rows.OrderBy(key),
                (null, true) => rows.OrderByDescending(key),
                ({ } before, false) => before.ThenBy(key),
                ({ } before, true) => before.ThenByDescending(key),
            };
        }

        rows = ordered ?? rows;
        if (specification.Skipped is { } skipped) rows = rows.Skip(skipped);
        return specification.Taken is { } taken ? rows.Take(taken) : rows;
    }
}
