using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Adapters.Tokens;

/// <summary>A token with the version by which it is called bad.</summary>
/// <param name="Value">The secret; never logged.</param>
/// <param name="Version">Which one it is.</param>
/// <param name="ExpiresAt">When it ends.</param>
internal sealed record SharedToken(string Value, long Version, DateTimeOffset ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => $"token {Version}";
}

/// <summary>What came of asking for a token.</summary>
internal abstract record TokenOutcome
{
    private TokenOutcome()
    {
    }

    /// <summary>There is one.</summary>
    internal sealed record Held(SharedToken Token) : TokenOutcome;

    /// <summary>There is none.</summary>
    internal sealed record Failed(PortFailure Why) : TokenOutcome;
}

/// <summary>What the other side gave.</summary>
internal abstract record FetchedToken
{
    private FetchedToken()
    {
    }

    /// <summary>A token.</summary>
    internal sealed record Fresh(string Value, TimeSpan Life) : FetchedToken;

    /// <summary>None.</summary>
    internal sealed record Failed(PortFailure Why) : FetchedToken;
}

/// <summary>
/// Keeps tokens in the database for all nodes. Who finds one stale takes a lease of ten seconds and fetches the next; the others, of this
/// node and of others, wait for it. Fifty calls that learn at once that a token ended fetch one.
/// </summary>
internal sealed class SharedTokens(IServiceScopeFactory scopes, PersonalDataCipher cipher, TimeProvider clock)
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);
    private readonly ConcurrentDictionary<(string, string), SharedToken> _seen = new();
    private readonly ConcurrentDictionary<(string, string), SemaphoreSlim> _gates = new();

    /// <summary>A token that is not known to be bad.</summary>
    /// <param name="provider">Whose.</param>
    /// <param name="kind">Which of that provider.</param>
    /// <param name="bad">Version that the provider refused.</param>
    /// <param name="fetch">Asks the provider for the next.</param>
    /// <param name="ct">Stops waiting.</param>
    public async ValueTask<TokenOutcome> GetAsync(string provider, string kind, long? bad, Func<CancellationToken, ValueTask<FetchedToken>> fetch, CancellationToken ct)
    {
        var key = (provider, kind);
        if (_seen.TryGetValue(key, out var seen) && IsGood(seen, bad)) return new TokenOutcome.Held(seen);

        var gate = _gates.GetOrAdd(key, _ => new SemaphoreSlim(1));
        await gate.WaitAsync(ct);
        try
        {
            if (_seen.TryGetValue(key, out seen) && IsGood(seen, bad)) return new TokenOutcome.Held(seen);

            var outcome = await ShareAsync(provider, kind, bad, fetch, ct);
            if (outcome is TokenOutcome.Held held) _seen[key] = held.Token;
            return outcome;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<TokenOutcome> ShareAsync(string provider, string kind, long? bad, Func<CancellationToken, ValueTask<FetchedToken>> fetch, CancellationToken ct)
    {
        var (me, giveUp) = (Guid.NewGuid(), TimeProvider.System.GetUtcNow() + Patience);
        while (true)
        {
            var row = await ReadAsync(provider, kind, ct);
            if (Open(row) is { } token && IsGood(token, bad)) return new TokenOutcome.Held(token);
            if (await TakeAsync(row, me, ct)) return await FetchAsync(row, me, fetch, ct);
            if (TimeProvider.System.GetUtcNow() >= giveUp) return new TokenOutcome.Failed(new PortFailure.Unavailable("token lease", null));

            await Task.Delay(Look, ct);
        }
    }

    private bool IsGood(SharedToken token, long? bad) => (bad is null || token.Version > bad) && token.ExpiresAt - Early > clock.GetUtcNow();

    private SharedToken? Open(ExternalToken row) => row.Value.Length == 0 ? null : new SharedToken(cipher.Open(row.Value), row.Version, row.ExpiresAt);

    private async Task<ExternalToken> ReadAsync(string provider, string kind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (await db.Set<ExternalToken>().AsNoTracking().FirstOrDefaultAsync(t => t.Provider == provider && t.Kind == kind, ct) is { } found) return found;

        var first = new ExternalToken { Provider = provider, Kind = kind, ExpiresAt = DateTimeOffset.UnixEpoch };
        db.Add(first);
        try
        {
            await db.SaveChangesAsync(ct);
            return first;
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            db.ChangeTracker.Clear();
            return await db.Set<ExternalToken>().AsNoTracking().FirstAsync(t => t.Provider == provider && t.Kind == kind, ct);
        }
    }

    private async Task<bool> TakeAsync(ExternalToken row, Guid me, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var system = TimeProvider.System.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<ExternalToken>()
            .Where(t => t.Provider == row.Provider && t.Kind == row.Kind && t.Version == row.Version && (t.LeaseUntil == null || t.LeaseUntil < system))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LeaseOwner, me).SetProperty(t => t.LeaseUntil, system + Lease), ct) == 1;
    }

    private async Task<TokenOutcome> FetchAsync(ExternalToken row, Guid me, Func<CancellationToken, ValueTask<FetchedToken>> fetch, CancellationToken ct)
    {
        var (value, expires, version) = (row.Value, row.ExpiresAt, row.Version);
        FetchedToken? fetched = null;
        try
        {
            fetched = await fetch(ct);
            if (fetched is FetchedToken.Fresh fresh) (value, expires, version) = (cipher.Seal(fresh.Value), clock.GetUtcNow() + fresh.Life, row.Version + 1);
        }
        finally
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<ExternalToken>()
                .Where(t => t.Provider == row.Provider && t.Kind == row.Kind && t.LeaseOwner == me)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Value, value).SetProperty(t => t.ExpiresAt, expires).SetProperty(t => t.Version, version)
                    .SetProperty(t => t.LeaseOwner, (Guid?)null).SetProperty(t => t.LeaseUntil, (DateTimeOffset?)null), CancellationToken.None);
        }

        return fetched switch
        {
            FetchedToken.Fresh fresh => new TokenOutcome.Held(new SharedToken(fresh.Value, version, expires)),
            FetchedToken.Failed failed => new TokenOutcome.Failed(failed.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
