using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Looks up the identities in use, those of one moment together. Each look-up begins after it was asked for, so what was committed
/// before a request is seen by it, on whatever node.
/// </summary>
public sealed class Identities
{
    private readonly Rounds<Asked, IdentityFound?> _rounds;
    private readonly IServiceScopeFactory _scopes;

    /// <summary>Reads in scopes of its own.</summary>
    public Identities(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _rounds = new(FindAsync);
    }

    /// <summary>The bound account of a session; null when it is not bound to that person now, or the session was ended.</summary>
    internal Task<IdentityFound?> FindAsync(Session session) => _rounds.JoinAsync(new Asked(session.Account, session.Person, session.Id));

    private async Task<IReadOnlyList<IdentityFound?>> FindAsync(IReadOnlyList<Asked> round)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<IdentityLookup>().FindAsync([.. round.Select(asked => asked.Account).Distinct()], [.. round.Select(asked => asked.Session).Distinct()]);
        return [.. round.Select(asked => found.GetValueOrDefault(asked.Account) is { } held && held.Person == asked.Person && !held.Ended.Contains(asked.Session) ? held : null)];
    }

    private readonly record struct Asked(AccountId Account, PersonId Person, Guid Session);
}
