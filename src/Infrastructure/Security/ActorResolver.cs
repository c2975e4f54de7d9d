using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Finds out who a session belongs to, what the identity in use may do and which rows exist for it. Runs once a request
/// and reads the account itself, so that a grant, a cancellation or an unbinding holds from the next request on. For an officer or an
/// owner that is one statement.
/// </summary>
public sealed class ActorResolver
{
    private static readonly PreparedQuery<Func<AppDbContext, AccountId, PersonId, Guid, DateTimeOffset, IAsyncEnumerable<IdentityRow>>> Rows = new(() => EF.CompileAsyncQuery(
        (AppDbContext db, AccountId id, PersonId person, Guid bound, DateTimeOffset now) =>
            from held in db.Set<Account>().AsNoTracking()
            where held.Id == id && held.PersonId == person && held.State == AccountState.Bound
            join definition in db.Set<RoleDefinition>() on held.Role equals definition.Role into definitions
            from changed in definitions.DefaultIfEmpty()
            from project in db.Set<Binding>().Where(b => b.PersonId == bound && b.EndedAt == null && db.Set<Ownership>().Any(o => o.Id == b.OwnershipId && o.Until == null)).Select(b => b.ProjectId)
                .Union(db.Set<Proxy>().Where(p => p.PersonId == bound && p.AcceptedAt != null && p.EndedAt == null && p.From <= now && p.To > now && db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null)).Select(p => p.ProjectId))
                .Where(_ => held.Audience == Audience.Owner).Select(of => (ProjectId?)of).DefaultIfEmpty()
            select new IdentityRow(
                new Identity(held.Id, held.Role, held.OrganisationId, held.Jurisdiction.Code, held.Name),
                held.Audience,
                held.BoundAt,
                EF.Property<List<string>>(held, "_granted"),
                EF.Property<List<string>>(held, "_withheld"),
                EF.Property<List<string>?>(changed!, "_added"),
                EF.Property<List<string>?>(changed!, "_removed"),
                project)));

    private readonly AppDbContext _db;
    private readonly IScopeFacts _facts;
    private readonly TimeProvider _clock;

    /// <summary>Reads accounts and scopes.</summary>
    public ActorResolver(AppDbContext db, IScopeFacts facts, TimeProvider clock) => (_db, _facts, _clock) = (db, facts, clock);

    /// <summary>The actor of a session; null when the session is over: unbound, cancelled, or bound anew since.</summary>
    public async Task<ResolvedActor?> ResolveAsync(Session session, CancellationToken ct)
    {
        var rows = new List<IdentityRow>();
        await foreach (var row in Rows.For(_db)(_db, session.Account, session.Person, session.Person.Value, _clock.GetUtcNow()).WithCancellation(ct)) rows.Add(row);

        if (rows is not [{ BoundAt: { } since } found, ..] || since.ToUnixTimeMilliseconds() != session.Since.ToUnixTimeMilliseconds()) return null;

        var permissions = RoleCatalogue.Effective(found.Identity.Role, found.Added ?? [], found.Removed ?? [], found.Granted, found.Withheld);
        var scope = found.Audience == Audience.Owner && Roles.Of(found.Identity.Role).Unit is null ? DataScope.Of([.. rows.Select(row => row.Project).OfType<ProjectId>()]) : await ScopeOfAsync(found.Identity, ct);
        return new ResolvedActor(found.Identity, session.Person, permissions, scope);
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

/// <summary>What the resolution reads of the identity in use.</summary>
internal sealed record Identity(AccountId Account, Role Role, OrganisationId? Organisation, string Place, string Name);

/// <summary>The identity beside one of the projects of its homes; the other columns repeat.</summary>
internal sealed record IdentityRow(Identity Identity, Audience Audience, DateTimeOffset? BoundAt, List<string> Granted, List<string> Withheld, List<string>? Added, List<string>? Removed, ProjectId? Project);

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
