using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Finds out who a session belongs to, what the identity in use may do and which rows exist for it. Runs once a request
/// and reads the account itself, so that a grant, a cancellation or an unbinding holds from the next request on.
/// </summary>
public sealed class ActorResolver
{
    private readonly AppDbContext _db;
    private readonly IScopeFacts _facts;

    /// <summary>Reads accounts and scopes.</summary>
    public ActorResolver(AppDbContext db, IScopeFacts facts) => (_db, _facts) = (db, facts);

    /// <summary>The actor of a session; null when the session is over: unbound, cancelled, or bound anew since.</summary>
    public async Task<ResolvedActor?> ResolveAsync(Session session, CancellationToken ct)
    {
        var found = await (
            from held in _db.Set<Account>().AsNoTracking()
            where held.Id == session.Account && held.State == AccountState.Bound
            join definition in _db.Set<RoleDefinition>().AsNoTracking() on held.Role equals definition.Role into definitions
            from changed in definitions.DefaultIfEmpty()
            select new { Account = held, Changes = changed }).SingleOrDefaultAsync(ct);
        if (found is not { Account: { PersonId: { } person, BoundAt: { } since } account } || person != session.Person) return null;
        if (since.ToUnixTimeMilliseconds() != session.Since.ToUnixTimeMilliseconds()) return null;

        var changes = found.Changes;
        var permissions = RoleCatalogue.Effective(account.Role, changes?.Added ?? [], changes?.Removed ?? [], account.Granted, account.Withheld);
        return new ResolvedActor(account, person, permissions, await ScopeOfAsync(account, person, ct));
    }

    private async Task<DataScope> ScopeOfAsync(Account account, PersonId person, CancellationToken ct) => Roles.Of(account.Role).Unit switch
    {
        UnitKind.Government => DataScope.Of(account.Jurisdiction),
        UnitKind.Enterprise => DataScope.Of(await ProjectsOfEnterpriseAsync(account, ct)),
        null when account.Audience == Audience.Owner => DataScope.Of(await _facts.WithHomesOfAsync(person, ct)),
        null => DataScope.Nothing,
        _ => DataScope.Of([.. Served(account).Union(account.OrganisationId is { } unit ? await _facts.ServedByCommitteeAsync(unit, ct) : [])]),
    };

    // A manager or a member of the staff sees the own projects only, and those no longer than the enterprise manages them.
    private async Task<IReadOnlyList<ProjectId>> ProjectsOfEnterpriseAsync(Account account, CancellationToken ct)
    {
        if (account.OrganisationId is not { } unit) return [];

        var managed = await _facts.ManagedByAsync(unit, ct);
        return account.Role is Role.ProjectManager or Role.ProjectStaff ? [.. managed.Intersect(Served(account))] : managed;
    }

    private static IEnumerable<ProjectId> Served(Account account) => account.Projects.Select(served => served.ProjectId);
}

/// <summary>Somebody signed in.</summary>
public sealed class ResolvedActor : IActor
{
    private readonly FrozenSet<string> _permissions;

    internal ResolvedActor(Account account, PersonId person, FrozenSet<string> permissions, DataScope scope)
    {
        _permissions = permissions;
        (AccountId, PersonId, OrganisationId) = (account.Id.Value, person.Value, account.OrganisationId?.Value);
        (Name, Role, Scope) = (account.Name, account.Role.ToString(), scope);
    }

    /// <inheritdoc/>
    public bool IsSignedIn => true;

    /// <inheritdoc/>
    public Guid AccountId { get; }

    /// <inheritdoc/>
    public Guid PersonId { get; }

    /// <inheritdoc/>
    public Guid? OrganisationId { get; }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Role { get; }

    /// <inheritdoc/>
    public DataScope Scope { get; }

    /// <summary>Every permission of the identity in use (ACC-08).</summary>
    public IReadOnlySet<string> Permissions => _permissions;

    /// <inheritdoc/>
    public bool May(string permission) => _permissions.Contains(permission);
}
