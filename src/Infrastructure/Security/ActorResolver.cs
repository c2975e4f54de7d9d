using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Finds out who a session belongs to, what the identity in use may do and which rows exist for it. Runs once a request
/// and reads the account itself, so that a grant, a cancellation or an unbinding holds from the next request on. Requests of
/// the same moment are looked up together.
/// </summary>
public sealed class ActorResolver
{
    private readonly AppDbContext _db;
    private readonly IScopeFacts _facts;
    private readonly Identities _identities;

    /// <summary>Reads accounts and scopes.</summary>
    public ActorResolver(AppDbContext db, IScopeFacts facts, Identities identities) => (_db, _facts, _identities) = (db, facts, identities);

    /// <summary>The actor of a session; null when the session is over: unbound, cancelled, bound anew or given another password since.</summary>
    public async Task<ResolvedActor?> ResolveAsync(Session session, CancellationToken ct)
    {
        var found = await _identities.FindAsync(session.Account, session.Person);
        if (found is not { SessionsSince: { } since, Identity: { } identity } || since.ToUnixTimeMilliseconds() != session.Since.ToUnixTimeMilliseconds()) return null;

        var permissions = RoleCatalogue.Effective(identity.Role, found.Added ?? [], found.Removed ?? [], found.Granted, found.Withheld);
        var scope = found.WithHomes is { } projects ? DataScope.Of(projects) : await ScopeOfAsync(identity, ct);
        return new ResolvedActor(identity, session.Person, permissions, scope);
    }

    private async Task<DataScope> ScopeOfAsync(Identity identity, CancellationToken ct) => Roles.Of(identity.Role).Unit switch
    {
        UnitKind.Government => DataScope.Of(Jurisdiction.Of(identity.Place)),
        UnitKind.Enterprise => DataScope.Of(await ProjectsOfEnterpriseAsync(identity, ct)),
        null => DataScope.Nothing,
        _ => DataScope.Of([.. (await ServedAsync(identity, ct)).Union(identity.Organisation is { } unit ? await _facts.ServedByCommitteeAsync(unit, ct) : [])]),
    };

    // A manager or a member of the staff sees the own projects only, and those no longer than the enterprise manages them.
    private async Task<IReadOnlyList<ProjectId>> ProjectsOfEnterpriseAsync(Identity identity, CancellationToken ct)
    {
        if (identity.Organisation is not { } unit) return [];

        var managed = await _facts.ManagedByAsync(unit, ct);
        return identity.Role is Role.ProjectManager or Role.ProjectStaff ? [.. managed.Intersect(await ServedAsync(identity, ct))] : managed;
    }

    private async Task<IReadOnlyList<ProjectId>> ServedAsync(Identity identity, CancellationToken ct) =>
        await _db.Set<Account>().AsNoTracking().Where(held => held.Id == identity.Account).SelectMany(held => held.Projects).Select(served => served.ProjectId).ToListAsync(ct);
}

/// <summary>Somebody signed in.</summary>
public sealed class ResolvedActor : IActor
{
    private readonly FrozenSet<string> _permissions;

    internal ResolvedActor(Identity identity, PersonId person, FrozenSet<string> permissions, DataScope scope)
    {
        _permissions = permissions;
        (AccountId, PersonId, OrganisationId) = (identity.Account.Value, person.Value, identity.Organisation?.Value);
        (Name, Role, Scope) = (identity.Name, identity.Role.ToString(), scope);
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
