using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class GetPaperDeskHandler(AppDbContext db, IActor actor) : IQueryHandler<GetPaperDesk, PaperDesk>
{
    public async Task<Result<PaperDesk>> Handle(GetPaperDesk request, CancellationToken cancellationToken)
    {
        if (!await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).AnyAsync(b => b.Id == request.Ballot, cancellationToken)) return BallotErrors.NotFound;

        var roll = db.RollOf(request.Ballot);
        var places = await roll.Units.SelectMany(u => u.Houses).GroupBy(h => new { h.Building, h.Stairwell }).Select(g => new { g.Key.Building, g.Key.Stairwell, Homes = g.Count() }).ToListAsync(cancellationToken);
        if (places.Count == 0) return BallotErrors.NoRoll;

        places.Sort((left, right) => NaturalOrder.Compare(left.Building, right.Building) is var byBuilding and not 0 ? byBuilding : NaturalOrder.Compare(left.Stairwell, right.Stairwell));
        var chosen = places.Find(p => p.Building == request.Building && (request.Stairwell is null || p.Stairwell == request.Stairwell)) ?? places[0];
        var rooms = await RoomsAsync(roll, chosen.Building, chosen.Stairwell, cancellationToken);
        return new PaperDesk([.. places.Select(p => new DeskPlace(p.Building, p.Stairwell, p.Homes))], chosen.Building, chosen.Stairwell, rooms, await roll.Outstanding.CountAsync(cancellationToken));
    }

    private static async Task<IReadOnlyList<DeskRoomLine>> RoomsAsync(RollTables roll, string building, string stairwell, CancellationToken ct)
    {
        var rooms = await roll.Units
            .SelectMany(u => u.Houses, (u, h) => new
            {
                h.House,
                h.Building,
                h.Stairwell,
                h.Floor,
                h.Room,
                Must = u.HasSeveralOwners && !u.BoundBeforeStart,
                Electronic = roll.Votes.Any(v => v.Unit == u.Id),
                Paper = roll.Papers.Any(p => p.Unit == u.Id),
            })
            .Where(h => h.Building == building && h.Stairwell == stairwell)
            .ToListAsync(ct);
        rooms.Sort((left, right) => NaturalOrder.Compare(left.Room, right.Room));
        return [.. rooms.Select(r => new DeskRoomLine(r.House.Value, r.Floor, r.Room, DeskStates.Of(r.Must, r.Electronic, r.Paper)))];
    }
}

/// <summary>How a unit stands at the desk.</summary>
internal static class DeskStates
{
    public static DeskState Of(bool must, bool electronic, bool paper) => (must, electronic, paper) switch
    {
        (true, _, false) => DeskState.MustBeSupplemented,
        (true, _, true) => DeskState.Paper,
        (false, true, _) => DeskState.Electronic,
        (false, false, true) => DeskState.Paper,
        _ => DeskState.None,
    };

    public static RollTables RollOf(this AppDbContext db, BallotId ballot) => new(
        db.Set<VotingUnit>().AsNoTracking().Where(u => u.BallotId == ballot),
        db.Set<Vote>().AsNoTracking().Where(v => v.BallotId == ballot),
        db.Set<PaperVote>().AsNoTracking().Where(p => p.BallotId == ballot));

    public static RollTables RollsOf(this AppDbContext db, IReadOnlyCollection<BallotId> ballots) => new(
        db.Set<VotingUnit>().AsNoTracking().Where(u => ballots.Contains(u.BallotId)),
        db.Set<Vote>().AsNoTracking().Where(v => ballots.Contains(v.BallotId)),
        db.Set<PaperVote>().AsNoTracking().Where(p => ballots.Contains(p.BallotId)));
}

internal sealed class GetDeskRoomHandler(AppDbContext db, IVoterHomes voters, IActor actor, TimeProvider clock) : IQueryHandler<GetDeskRoom, DeskRoom>
{
    public async Task<Result<DeskRoom>> Handle(GetDeskRoom request, CancellationToken cancellationToken)
    {
        if (await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(b => b.Id == request.Ballot, cancellationToken) is not { Rules: { } rules } ballot) return BallotErrors.NotFound;
        var roll = db.RollOf(request.Ballot);
        if (await roll.Units.FirstOrDefaultAsync(u => u.Houses.Any(h => h.House == request.House), cancellationToken) is not { } unit) return BallotErrors.OutOfScope;

        var current = await roll.Papers.Where(p => p.Unit == unit.Id).OrderByDescending(p => p.EnteredAt).ThenByDescending(p => p.Id)
            .Select(p => new { p.Id, p.EnteredBy, p.EnteredAt, p.Photo, Voted = p.Choices != null }).FirstOrDefaultAsync(cancellationToken);
        var electronic = await roll.Votes.AnyAsync(v => v.Unit == unit.Id, cancellationToken);
        var names = await voters.NamesAsync([.. unit.Owners.Select(o => o.Owner)], cancellationToken);
        var must = unit.Counted.MustBeSupplemented;
        var ended = ballot.StateAt(clock.GetUtcNow()) != BallotState.Open;
        var references = must && ended ? await ReferencesAsync(roll, unit, names, cancellationToken) : [];
        var chosen = unit.Houses.Single(h => h.House == request.House);
        return new DeskRoom(
            request.House.Value, chosen.Address(), [.. unit.Owners.Select(o => Masking.Name(names.GetValueOrDefault(o.Owner, "")))], [.. unit.Houses.Order(RollHouse.AsPrinted).Select(h => h.Address())], unit.Area,
            DeskStates.Of(must, electronic, current is not null), must,
            current is null ? null : new PaperEntry(current.Id.Value, current.EnteredBy.Name, current.EnteredAt, current.Voted, ended ? current.Photo : null), references, ballot.Questions.Ruled(ballot.Content, rules));
    }

    private static async Task<IReadOnlyList<ReferenceVote>> ReferencesAsync(RollTables roll, VotingUnit unit, IReadOnlyDictionary<Domain.Owners.OwnerId, string> names, CancellationToken ct)
    {
        var votes = await roll.Votes.Where(v => v.Unit == unit.Id).OrderBy(v => v.CastAt).Select(v => new { v.Voter, v.CastAt, v.Choices }).ToListAsync(ct);
        return [.. votes.Select(v => new ReferenceVote(Masking.Name(names.GetValueOrDefault(v.Voter, "")), v.CastAt, v.Choices.Text.ToChoices()))];
    }
}

internal sealed class GetOutstandingHandler(AppDbContext db, IActor actor) : IQueryHandler<GetOutstanding, Paged<RollHome>>
{
    public async Task<Result<Paged<RollHome>>> Handle(GetOutstanding request, CancellationToken cancellationToken)
    {
        if (!await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).AnyAsync(b => b.Id == request.Ballot, cancellationToken)) return BallotErrors.NotFound;

        var waiting = db.RollOf(request.Ballot).Outstanding;
        return await waiting.AsPrinted().ToPageAsync(waiting.SelectMany(u => u.Houses, (u, h) => h.House), request.Page, cancellationToken);
    }
}
