using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Owners;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Looks up the identities in use, those of one moment together. Each look-up begins after it was asked for, so what was committed
/// before a request is seen by it.
/// </summary>
public sealed class Identities
{
    private readonly Rounds<Asked, IdentityFound?> _rounds;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;

    /// <summary>Reads accounts, the city's changes to roles, and homes.</summary>
    public Identities(IServiceScopeFactory scopes, TimeProvider clock)
    {
        (_scopes, _clock) = (scopes, clock);
        _rounds = new(FindAsync);
    }

    /// <summary>The bound account of a person; null when it is not bound to that person now.</summary>
    internal Task<IdentityFound?> FindAsync(AccountId account, PersonId person) => _rounds.JoinAsync(new Asked(account, person));

    private async Task<IReadOnlyList<IdentityFound?>> FindAsync(IReadOnlyList<Asked> round)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var ids = round.Select(asked => asked.Account).Distinct().ToList();
        var accounts = await (
            from held in db.Set<Account>().AsNoTracking()
            where ids.Contains(held.Id) && held.State == AccountState.Bound
            join definition in db.Set<RoleDefinition>() on held.Role equals definition.Role into definitions
            from changed in definitions.DefaultIfEmpty()
            select new
            {
                held.PersonId,
                held.Audience,
                Found = new IdentityFound(
                    new Identity(held.Id, held.Role, held.OrganisationId, held.Jurisdiction.Code, held.Name),
                    held.SessionsSince,
                    EF.Property<List<string>>(held, "_granted"),
                    EF.Property<List<string>>(held, "_withheld"),
                    EF.Property<List<string>?>(changed!, "_added"),
                    EF.Property<List<string>?>(changed!, "_removed"),
                    null),
            }).ToListAsync();
        var homes = await HomesAsync(db, [.. accounts.Where(held => held.Audience == Audience.Owner).Select(held => held.PersonId).OfType<PersonId>().Select(person => person.Value).Distinct()]);
        var found = accounts.ToDictionary(
            held => (held.Found.Identity.Account, held.PersonId),
            held => held is { Audience: Audience.Owner, PersonId: { } person } && Roles.Of(held.Found.Identity.Role).Unit is null ? held.Found with { WithHomes = [.. homes[person.Value]] } : held.Found);
        return [.. round.Select(asked => found.GetValueOrDefault((asked.Account, asked.Person)))];
    }

    /// <summary>Projects of the homes that each person is bound to or entrusted with now.</summary>
    private async Task<ILookup<Guid, ProjectId>> HomesAsync(AppDbContext db, IReadOnlyList<Guid> persons)
    {
        if (persons.Count == 0) return Array.Empty<ProjectId>().ToLookup(_ => Guid.Empty);

        var own = db.Set<Binding>().Where(b => persons.Contains(b.PersonId) && b.EndedAt == null && db.Set<Ownership>().Any(o => o.Id == b.OwnershipId && o.Until == null))
            .Select(b => new { Person = (Guid?)b.PersonId, b.ProjectId });
        var entrusted = db.Set<Proxy>().HoldingAt(_clock.GetUtcNow())
            .Where(p => p.PersonId != null && persons.Contains(p.PersonId.Value) && db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null))
            .Select(p => new { Person = p.PersonId, p.ProjectId });
        return (await own.Union(entrusted).ToListAsync()).ToLookup(home => home.Person ?? Guid.Empty, home => home.ProjectId);
    }

    private readonly record struct Asked(AccountId Account, PersonId Person);
}

/// <summary>What the resolution reads of the identity in use.</summary>
internal sealed record Identity(AccountId Account, Role Role, OrganisationId? Organisation, string Place, string Name);

/// <summary>The identity with what the city and its superiors changed of its permissions.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="SessionsSince">Since when its sessions hold.</param>
/// <param name="Granted">Permissions of the account beyond its role.</param>
/// <param name="Withheld">Permissions of the role that the account does not have.</param>
/// <param name="Added">Permissions that the city added to the role.</param>
/// <param name="Removed">Permissions that the city took from the role.</param>
/// <param name="WithHomes">An owner's projects; null for others.</param>
internal sealed record IdentityFound(Identity Identity, DateTimeOffset? SessionsSince, List<string> Granted, List<string> Withheld, List<string>? Added, List<string>? Removed, IReadOnlyList<ProjectId>? WithHomes);
