using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.Statistics;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Infrastructure.Ballots;
using PropertyPlatform.Infrastructure.Organisations;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.ToDos;

namespace PropertyPlatform.Infrastructure.Statistics;

/// <summary>Counts by community in the database, one statement a measure, and adds up by the places that were asked for. Each measure is the definition of the list behind it.</summary>
internal sealed class GetDashboardHandler(AppDbContext db, IActor actor, TimeProvider clock) : IQueryHandler<GetDashboard, Dashboard>
{
    // A city whose tree of places was not loaded yet.
    private static readonly Dashboard Nothing = new([], new DashboardLine("", "", 0, 0, 0, 0, 0, 0, 0), []);

    public async Task<Result<Dashboard>> Handle(GetDashboard request, CancellationToken cancellationToken)
    {
        if (await PlaceAsync(request.Place, cancellationToken) is not { } place) return string.IsNullOrEmpty(request.Place) ? Nothing : OrganisationErrors.PlaceUnknown;

        var path = await PathAsync(place, cancellationToken);
        if (path.Count == 0) return OrganisationErrors.PlaceUnknown;

        var code = place.Code;
        var below = await db.Set<JurisdictionUnit>().AsNoTracking().Where(u => u.ParentCode == code).OrderBy(u => u.Code).Select(u => new DashboardPlace(u.Code, u.Name)).ToListAsync(cancellationToken);
        var counts = await CountAsync(code, cancellationToken);
        return new Dashboard(path, counts.Of(path[^1]), [.. below.Select(counts.Of)]);
    }

    private async Task<Jurisdiction?> PlaceAsync(string? asked, CancellationToken ct)
    {
        var own = actor.Scope.Prefix ?? (actor.Scope.Everything ? await db.Set<JurisdictionUnit>().Where(u => u.Level == JurisdictionLevel.City).OrderBy(u => u.Code).Select(u => u.Code).FirstOrDefaultAsync(ct) : null);
        var code = string.IsNullOrEmpty(asked) ? own : asked;
        return code is not null && Jurisdiction.Of(code) is var place && actor.Scope.Covers(place) ? place : null;
    }

    /// <summary>From the reader's own place down; what lies above it is not the reader's to open.</summary>
    private async Task<IReadOnlyList<DashboardPlace>> PathAsync(Jurisdiction place, CancellationToken ct)
    {
        var codes = Enumerable.Range(1, (int)place.Level).Select(level => place.Up((JurisdictionLevel)level)).Where(above => actor.Scope.Covers(above)).Select(above => above.Code).ToList();
        var known = await db.Set<JurisdictionUnit>().AsNoTracking().Where(u => codes.Contains(u.Code)).OrderBy(u => u.Level).Select(u => new DashboardPlace(u.Code, u.Name)).ToListAsync(ct);
        return known.Exists(unit => unit.Code == place.Code) ? known : [];
    }

    private async Task<Counts> CountAsync(string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var projects = await db.Set<PropertyProject>().AsNoTracking().Where(p => p.Jurisdiction.Code.StartsWith(code)).GroupBy(p => p.Jurisdiction.Code)
            .Select(g => new ProjectsThere(g.Key, g.Count(), g.Count(p => p.State == ProjectState.Managed), g.Sum(p => p.HomeCount))).ToListAsync(ct);
        var enterprises = await db.ActiveUnits().Where(o => o.Type == OrganisationType.Enterprise).AtWork(code, db).ToListAsync(ct);
        var committees = await db.Set<OwnerCommittee>().AsNoTracking().Where(c => c.Jurisdiction.Code.StartsWith(code) && c.Kind == CommitteeKind.Committee && c.State == CommitteeState.InOffice)
            .GroupBy(c => c.Jurisdiction.Code).Select(g => new There(g.Key, g.Count())).ToListAsync(ct);
        var ballots = await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).Matching(new BallotFilter(BallotState.Open, null, null, code), now)
            .GroupBy(b => b.Jurisdiction.Code).Select(g => new There(g.Key, g.Count())).ToListAsync(ct);
        var todos = await db.Set<ToDo>().WaitingFor(actor).Where(t => t.Jurisdiction.Code.StartsWith(code)).GroupBy(t => t.Jurisdiction.Code).Select(g => new There(g.Key, g.Count())).ToListAsync(ct);
        return new Counts(projects, enterprises, committees, ballots, todos);
    }

    private sealed record There(string Code, int Count);

    private sealed record ProjectsThere(string Code, int Projects, int Managed, int Homes);

    private sealed record Counts(List<ProjectsThere> Projects, List<UnitAtWork> Enterprises, List<There> Committees, List<There> Ballots, List<There> ToDos)
    {
        public DashboardLine Of(DashboardPlace place)
        {
            var projects = Projects.Where(p => p.Code.StartsWith(place.Code, StringComparison.Ordinal)).ToList();
            return new DashboardLine(
                place.Code, place.Name, projects.Sum(p => p.Projects), projects.Sum(p => p.Managed), projects.Sum(p => p.Homes), EnterprisesIn(place), Sum(Committees, place), Sum(Ballots, place), Sum(ToDos, place));
        }

        // One that is at work in several communities of the place is one there.
        private int EnterprisesIn(DashboardPlace place) => Enterprises.Where(one => one.Place.StartsWith(place.Code, StringComparison.Ordinal)).DistinctBy(one => one.Unit).Count();

        private static int Sum(List<There> counts, DashboardPlace place) => counts.Where(there => there.Code.StartsWith(place.Code, StringComparison.Ordinal)).Sum(there => there.Count);
    }
}
