using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>The one transaction of a command: state, outbox, audit and idempotency rows together.</summary>
public interface IUnitOfWork
{
    /// <summary>Saves everything and commits; a violated unique index or a stale version comes back as its refusal, with nothing changed.</summary>
    /// <param name="useCase">Name of the use case, for the audit trail.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<Error?> CommitAsync(string useCase, CancellationToken ct);

    /// <summary>Commits as <see cref="CommitAsync"/> does, and may share the transaction with other commands of the same moment; for a command that only adds rows.</summary>
    /// <param name="useCase">Name of the use case, for the audit trail.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<Error?> CommitTogetherAsync(string useCase, CancellationToken ct);

    /// <summary>Forgets everything the command did.</summary>
    Task RollBackAsync(CancellationToken ct);
}

/// <summary>Remembers the answers to requests that carry an idempotency key.</summary>
public interface IIdempotency
{
    /// <summary>Whether the current request carries a key.</summary>
    bool IsActive { get; }

    /// <summary>The stored answer to the same request; a refusal when the key was used for another one; null when the request is new.</summary>
    Task<StoredAnswer?> FindAsync(object request, CancellationToken ct);

    /// <summary>Adds the answer to the current transaction.</summary>
    void Remember(object request, string answer);
}

/// <summary>What is known of an idempotency key.</summary>
/// <param name="Answer">The answer as JSON, when the request was the same.</param>
/// <param name="Refused">Why the key cannot be used.</param>
public sealed record StoredAnswer(string? Answer, Error? Refused);
