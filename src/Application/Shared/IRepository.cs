using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Loads and adds aggregates within the caller's scope. Saving belongs to the unit of work.</summary>
/// <typeparam name="T">The root.</typeparam>
public interface IRepository<T>
    where T : class, IAggregateRoot
{
    /// <summary>The first root that satisfies the specification, tracked for change; null when none exists within the caller's scope.</summary>
    Task<T?> FirstOrDefaultAsync(Specification<T> specification, CancellationToken ct);

    /// <summary>All roots that satisfy the specification, tracked for change.</summary>
    Task<IReadOnlyList<T>> ListAsync(Specification<T> specification, CancellationToken ct);

    /// <summary>Whether a root satisfies the specification.</summary>
    Task<bool> AnyAsync(Specification<T> specification, CancellationToken ct);

    /// <summary>Adds a new root and returns it.</summary>
    T Add(T root);

    /// <summary>Removes a root; only what was never submitted is ever removed.</summary>
    void Remove(T root);
}

/// <summary>Takes the row lock of one root until the end of the command's transaction, so that steps which depend on each other's rows are taken in turn.</summary>
public interface IRootLock
{
    /// <summary>Waits for the row, holds it and brings the loaded root up to it. Opens the command's transaction when none is open.</summary>
    /// <param name="root">A root loaded by this command.</param>
    /// <param name="ct">Stops waiting.</param>
    Task HoldAsync(IAggregateRoot root, CancellationToken ct);
}
