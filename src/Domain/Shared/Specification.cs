using System.Linq.Expressions;

namespace PropertyPlatform.Domain.Shared;

/// <summary>A named question about one aggregate; the same predicate serves reads and writes.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
public sealed class Specification<T>
    where T : class
{
    private readonly List<Expression<Func<T, bool>>> _criteria = [];
    private readonly List<(Expression<Func<T, object?>> Key, bool Descending)> _orders = [];

    /// <summary>All conditions; each must hold.</summary>
    public IReadOnlyList<Expression<Func<T, bool>>> Criteria => _criteria;

    /// <summary>The order, first key first.</summary>
    public IReadOnlyList<(Expression<Func<T, object?>> Key, bool Descending)> Orders => _orders;

    /// <summary>Rows to leave out at the beginning.</summary>
    public int? Skipped { get; private set; }

    /// <summary>Rows to return at the most.</summary>
    public int? Taken { get; private set; }

    /// <summary>Adds a condition.</summary>
    public Specification<T> Where(Expression<Func<T, bool>> criterion)
    {
        _criteria.Add(criterion);
        return this;
    }

    /// <summary>Sorts ascending, after the keys named before.</summary>
    public Specification<T> OrderBy(Expression<Func<T, object?>> key)
    {
        _orders.Add((key, false));
        return this;
    }

    /// <summary>Sorts descending, after the keys named before.</summary>
    public Specification<T> OrderByDescending(Expression<Func<T, object?>> key)
    {
        _orders.Add((key, true));
        return this;
    }

    /// <summary>Leaves out the first rows.</summary>
    public Specification<T> Skip(int rows)
    {
        Skipped = rows;
        return this;
    }

    /// <summary>Returns so many rows at the most.</summary>
    public Specification<T> Take(int rows)
    {
        Taken = rows;
        return this;
    }

    /// <summary>Whether one object in memory satisfies every condition.</summary>
    public bool IsSatisfiedBy(T candidate) => _criteria.TrueForAll(criterion => criterion.Compile()(candidate));
}
