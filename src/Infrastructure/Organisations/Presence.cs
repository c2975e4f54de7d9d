using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Organisations;

/// <summary>
/// Where units and their people are at work: the one definition behind the figures, their lists, 催绑 and the dashboard (STA-04, ORG-05).
/// A unit is where it sits, an enterprise also where it manages a project. Managers and staff are where their projects are, and with the enterprise
/// until they have one; who speaks for an enterprise is where it is; everybody else where the unit sits.
/// A place is the beginning of a code; the empty one is everywhere.
/// </summary>
internal static class Presence
{
    private static readonly Role[] ByProject = [Role.ProjectManager, Role.ProjectStaff];
    private static readonly Role[] OfEnterprise = [.. Enum.GetValues<Role>().Where(role => Roles.Of(role).Unit == UnitKind.Enterprise)];

    /// <summary>Where a reader looks; null, which is nowhere, for whoever has no place.</summary>
    public static string? PlaceOf(IActor actor) => actor.Scope.Everything ? "" : actor.Scope.Prefix;

    public static IQueryable<Organisation> At(this IQueryable<Organisation> units, string place, AppDbContext db) =>
        units.Where(o => o.Jurisdiction.Code.StartsWith(place) || db.Set<PropertyProject>().Any(p => p.ManagerId == o.Id && p.Jurisdiction.Code.StartsWith(place)));

    public static IQueryable<Account> At(this IQueryable<Account> accounts, string place, AppDbContext db)
    {
        var projects = db.Set<PropertyProject>().Where(p => p.Jurisdiction.Code.StartsWith(place));
        return accounts.Where(a => ByProject.Contains(a.Role) && a.Projects.Any()
            ? a.Projects.Any(served => projects.Any(p => p.Id == served.ProjectId))
            : a.Jurisdiction.Code.StartsWith(place) || (OfEnterprise.Contains(a.Role) && projects.Any(p => p.ManagerId != null && p.ManagerId == a.OrganisationId)));
    }

    /// <summary>Each unit with each community where it is at work, once.</summary>
    public static IQueryable<UnitAtWork> AtWork(this IQueryable<Organisation> units, string place, AppDbContext db) =>
        units.Where(o => o.Jurisdiction.Code.StartsWith(place)).Select(o => new UnitAtWork { Unit = o.Id, Place = o.Jurisdiction.Code })
            .Union(
                from unit in units
                join project in db.Set<PropertyProject>() on (OrganisationId?)unit.Id equals project.ManagerId
                where project.Jurisdiction.Code.StartsWith(place)
                select new UnitAtWork { Unit = unit.Id, Place = project.Jurisdiction.Code });
}

/// <summary>A unit in a place.</summary>
internal sealed record UnitAtWork
{
    public required OrganisationId Unit { get; init; }

    public required string Place { get; init; }
}
