using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>Those of some accounts that are bound, with what they may do and how far they reach.</summary>
internal sealed class IdentityLookup(AppDbContext db, IdentityStatement statement, TimeProvider clock)
{
    /// <summary>Asks for them.</summary>
    /// <param name="accounts">Which accounts.</param>
    /// <param name="sessions">The sessions that ask; those of them that are over are named beside their person.</param>
    public async Task<IReadOnlyDictionary<AccountId, IdentityFound>> FindAsync(IReadOnlyList<AccountId> accounts, IReadOnlyList<Guid> sessions)
    {
        var rows = await statement.RowsOf(db, accounts, sessions, clock.GetUtcNow()).ToListAsync();
        return rows.GroupBy(row => row.Found.Identity.Account).ToDictionary(found => found.Key, found => found.First().Found with
        {
            Projects = [.. found.Select(row => row.Project).OfType<ProjectId>().Distinct()],
            Ended = [.. found.Select(row => row.Ended).OfType<Guid>().Distinct()],
        });
    }
}

/// <summary>
/// The one statement by which a request learns who calls, what that one may do and how far it reaches. Nobody's scope is known yet, so it looks past all of them. It is
/// asked at every request and is long, so it is compiled once, for the model of this application.
/// </summary>
internal sealed class IdentityStatement
{
    private static readonly Role[] Enterprise = RolesWhere((role, facts) => facts.Unit == UnitKind.Enterprise && role is not (Role.ProjectManager or Role.ProjectStaff));
    private static readonly Role[] OwnProjects = [Role.ProjectManager, Role.ProjectStaff];
    private static readonly Role[] Units = RolesWhere((_, facts) => facts.Unit is not (null or UnitKind.Enterprise or UnitKind.Government));
    private static readonly Role[] Homes = RolesWhere((_, facts) => facts is { Unit: null, Audience: Audience.Owner });

    /// <summary>
    /// The accounts with their changed permissions, a row for each project within reach of whoever is no government: what the enterprise
    /// manages, of it what a manager or a member of the staff serves, what a unit serves or is committee, group or developer of, and where a person has a home
    /// or is entrusted with one now (ORG-02, decision 30). Each kind of reach is looked for in the accounts of its roles only.
    /// Beside them, whichever of the sessions was ended: there is a row for it only then.
    /// When a proxy holds is said in words of its own, for a compiled statement calls no methods.
    /// </summary>
    public Func<AppDbContext, IReadOnlyList<AccountId>, IReadOnlyList<Guid>, DateTimeOffset, IAsyncEnumerable<ReachedProject>> RowsOf { get; } = EF.CompileAsyncQuery((AppDbContext db, IReadOnlyList<AccountId> accounts, IReadOnlyList<Guid> sessions, DateTimeOffset now) =>
        from held in db.Set<Account>().AsNoTracking().IgnoreQueryFilters(new[] { AppDbContext.ScopeFilter })
        where accounts.Contains(held.Id) && held.State == AccountState.Bound
        join definition in db.Set<RoleDefinition>() on held.Role equals definition.Role into definitions
        from changed in definitions.DefaultIfEmpty()
        from project in db.Set<PropertyProject>().Where(p => Enterprise.Contains(held.Role) && held.OrganisationId != null && p.ManagerId == held.OrganisationId).Select(p => (ProjectId?)p.Id)
            .Concat(held.Projects.Where(_ => OwnProjects.Contains(held.Role) && held.OrganisationId != null).Join(db.Set<PropertyProject>(), served => served.ProjectId, p => p.Id, (_, p) => p)
                .Where(p => p.ManagerId == held.OrganisationId).Select(p => (ProjectId?)p.Id))
            .Concat(held.Projects.Where(_ => Units.Contains(held.Role)).Select(served => (ProjectId?)served.ProjectId))
            .Concat(db.Set<PropertyProject>().Where(p => Units.Contains(held.Role) && held.OrganisationId != null && p.DeveloperId == held.OrganisationId).Select(p => (ProjectId?)p.Id))
            .Concat(db.Set<OwnerCommittee>().Where(c => Units.Contains(held.Role) && c.OrganisationId == held.OrganisationId && c.EndedAt == null).Select(c => (ProjectId?)c.ProjectId))
            .Concat(db.Set<Binding>().Where(b => Homes.Contains(held.Role) && b.PersonId == (Guid?)(object?)held.PersonId && b.EndedAt == null && db.Set<Ownership>().Any(o => o.Id == b.OwnershipId && o.Until == null))
                .Select(b => (ProjectId?)b.ProjectId))
            .Concat(db.Set<Proxy>().Where(p => p.AcceptedAt != null && p.EndedAt == null && p.From <= now && p.To > now)
                .Where(p => Homes.Contains(held.Role) && held.PersonId != null && p.PersonId == (Guid?)(object?)held.PersonId && db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null))
                .Select(p => (ProjectId?)p.ProjectId))
            .DefaultIfEmpty()
        from ended in db.Set<SessionMark>().Where(m => m.Ended && m.PersonId == held.PersonId && sessions.Contains(m.Id)).Select(m => (Guid?)m.Id).DefaultIfEmpty()
        select new ReachedProject(
            new IdentityFound(
                new Identity(held.Id, held.Role, held.OrganisationId, held.Jurisdiction.Code, held.Name),
                held.PersonId,
                held.SessionsSince,
                EF.Property<List<string>>(held, "_granted"),
                EF.Property<List<string>>(held, "_withheld"),
                EF.Property<List<string>?>(changed!, "_added"),
                EF.Property<List<string>?>(changed!, "_removed"),
                Array.Empty<ProjectId>(),
                Array.Empty<Guid>()),
            project,
            ended));

    private static Role[] RolesWhere(Func<Role, RoleFacts, bool> fits) => [.. Enum.GetValues<Role>().Where(role => fits(role, Roles.Of(role)))];
}

/// <summary>An identity, one project within its reach and one ended session of its person; null where there is none.</summary>
internal sealed record ReachedProject(IdentityFound Found, ProjectId? Project, Guid? Ended);

/// <summary>What the resolution reads of the identity in use.</summary>
internal sealed record Identity(AccountId Account, Role Role, OrganisationId? Organisation, string Place, string Name);

/// <summary>The identity with what the city and its superiors changed of its permissions.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Person">Who is bound to it.</param>
/// <param name="SessionsSince">Since when its sessions hold.</param>
/// <param name="Granted">Permissions of the account beyond its role.</param>
/// <param name="Withheld">Permissions of the role that the account does not have.</param>
/// <param name="Added">Permissions that the city added to the role.</param>
/// <param name="Removed">Permissions that the city took from the role.</param>
/// <param name="Projects">Within reach of whoever is no government; the reach of government is its place.</param>
/// <param name="Ended">Sessions of the person that are over, of those that were asked for.</param>
internal sealed record IdentityFound(
    Identity Identity, PersonId? Person, DateTimeOffset? SessionsSince, List<string> Granted, List<string> Withheld, List<string>? Added, List<string>? Removed, IReadOnlyList<ProjectId> Projects,
    IReadOnlyList<Guid> Ended);
