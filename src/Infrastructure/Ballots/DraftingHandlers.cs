using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class GetAssemblyAreasHandler(AppDbContext db) : IQueryHandler<GetAssemblyAreas, IReadOnlyList<AssemblyAreaLine>>
{
    public async Task<Result<IReadOnlyList<AssemblyAreaLine>>> Handle(GetAssemblyAreas request, CancellationToken cancellationToken)
    {
        var areas = db.Set<PropertyProject>().AsNoTracking();
        if (Normalised.Text(request.Search) is { Length: > 0 } search) areas = areas.Where(p => p.Name.Contains(search) || p.Code == search);

        var found = await areas.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(GetAssemblyAreas.Shown)
            .Select(p => new { p.Id, p.Name, p.Address, Homes = db.Set<House>().Count(h => h.ProjectId == p.Id && h.EndedAt == null) })
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<AssemblyAreaLine>>.Of([.. found.Select(p => new AssemblyAreaLine(p.Id.Value, p.Name, p.Address, p.Homes))]);
    }
}

internal sealed class GetAssemblyPlacesHandler(AppDbContext db) : IQueryHandler<GetAssemblyPlaces, IReadOnlyList<DeskPlace>>
{
    public async Task<Result<IReadOnlyList<DeskPlace>>> Handle(GetAssemblyPlaces request, CancellationToken cancellationToken)
    {
        var places = await db.Set<House>().AsNoTracking().Where(h => h.ProjectId == request.Project && h.EndedAt == null)
            .GroupBy(h => new { h.Building, h.Stairwell }).Select(g => new { g.Key.Building, g.Key.Stairwell, Homes = g.Count() }).ToListAsync(cancellationToken);
        places.Sort((left, right) => NaturalOrder.Compare(left.Building, right.Building) is var byBuilding and not 0 ? byBuilding : NaturalOrder.Compare(left.Stairwell, right.Stairwell));
        return Result<IReadOnlyList<DeskPlace>>.Of([.. places.Select(p => new DeskPlace(p.Building, p.Stairwell, p.Homes))]);
    }
}

internal sealed class CheckDraftHandler(AppDbContext db, IBallotRules rules, IOwnershipFacts facts, IActor actor, TimeProvider clock) : IQueryHandler<CheckDraft, DraftCheck>
{
    public async Task<Result<DraftCheck>> Handle(CheckDraft request, CancellationToken cancellationToken)
    {
        if (await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(b => b.Id == request.Ballot, cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        // Nothing tracks this copy, so the edit ends with the answer.
        if (ballot.Edit(request.Content, new Acting(actor.AccountId, actor.PersonId, actor.OrganisationId, null, actor.Name)).Error is { } refused) return refused;

        var now = clock.GetUtcNow();
        var inForce = rules.InForceAt(now);
        var homes = request.Content.Scope.IsEmpty ? 0 : await facts.CountHomesAsync(ballot.ProjectId, request.Content.Scope, request.Content.ParkingCounts ?? inForce.ParkingCounts, cancellationToken);
        var shortNotice = request.Content.Start is { } start && Ballot.IsShortNotice(start, inForce.NoticeDays, now);
        return new DraftCheck(ballot.Gaps(now), shortNotice, shortNotice && string.IsNullOrWhiteSpace(request.Content.ShortNoticeReason), inForce.NoticeDays, homes, now.AddDays(inForce.NoticeDays));
    }
}
