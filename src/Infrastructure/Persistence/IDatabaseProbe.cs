namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Asks whether the database answers, for the readiness probe.</summary>
public interface IDatabaseProbe
{
    /// <summary>True when a connection can be opened.</summary>
    Task<bool> AnswersAsync(CancellationToken ct);
}

/// <inheritdoc/>
internal sealed class DatabaseProbe(AppDbContext db) : IDatabaseProbe
{
    public Task<bool> AnswersAsync(CancellationToken ct) => db.Database.CanConnectAsync(ct);
}
