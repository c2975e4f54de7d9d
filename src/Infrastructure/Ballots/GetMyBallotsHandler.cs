using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class GetMyBallotsHandler(AppDbContext db, IVoterHomes voters, IActor actor, TimeProvider clock) : IQueryHandler<GetMyBallots, Paged<MyBallotLine>>
{
    public async Task<Result<Paged<MyBallotLine>>> Handle(GetMyBallots request, CancellationToken cancellationToken)
    {
        var homes = await voters.OfAsync(actor.PersonId, null, cancellationToken);
        if (homes.Count == 0) return new Paged<MyBallotLine>([], 0, request.Page);

        var now = clock.GetUtcNow();
        var projects = homes.Select(h => h.Project).Distinct().ToList();
        var owners = homes.Select(h => h.Owner).Distinct().ToList();
        var ballots = db.Set<Ballot>().AsNoTracking()
            .Where(b => projects.Contains(b.ProjectId) && (b.Phase == BallotPhase.Approved || b.Phase == BallotPhase.FollowConfirmed || b.Phase == BallotPhase.Counted));
        var page = await ballots.OrderBy(b => b.Phase == BallotPhase.Approved && b.OpensAt <= now && b.ClosesAt > now ? 0 : 1).ThenByDescending(b => b.OpensAt).ThenBy(b => b.Id)
            .Select(b => new { b.Id, b.ProjectId, b.AreaName, b.Topic, b.Phase, b.OpensAt, b.ClosesAt, b.Content, Voted = db.Set<Vote>().Any(v => v.BallotId == b.Id && owners.Contains(v.Voter)) })
            .ToPageAsync(ballots, request.Page, cancellationToken);
        var lines = page.Items.Select(b => new MyBallotLine(
            b.Id.Value, b.AreaName, b.Topic, BallotClock.StateAt(b.Phase, b.OpensAt, b.ClosesAt, now), b.OpensAt, b.ClosesAt,
            homes.Count(h => h.Project == b.ProjectId && b.Content.Scope.Covers(h.Building, h.Stairwell)), b.Voted));
        return new Paged<MyBallotLine>([.. lines], page.Total, request.Page);
    }
}

internal sealed class GetMyBallotHandler(AppDbContext db, IVoterHomes voters, IActor actor, TimeProvider clock) : IQueryHandler<GetMyBallot, MyBallot>
{
    public async Task<Result<MyBallot>> Handle(GetMyBallot request, CancellationToken cancellationToken)
    {
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == request.Ballot, cancellationToken);
        if (ballot is not { Phase: BallotPhase.Approved or BallotPhase.FollowConfirmed or BallotPhase.Counted, Rules: { } rules }) return BallotErrors.NotFound;

        var homes = await voters.OfAsync(actor.PersonId, ballot.ProjectId, cancellationToken);
        var units = ballot.Roll is null ? BeforeTheRoll(ballot, homes) : await OnTheRollAsync(ballot, homes, cancellationToken);
        return new MyBallot(
            ballot.Id.Value, ballot.Number, ballot.AreaName, ballot.Topic, ballot.Content.Description, ballot.Convenor.Name, ballot.StateAt(clock.GetUtcNow()), ballot.OpensAt, ballot.ClosesAt,
            rules.FollowText, rules.Quorum, ballot.Questions.Ruled(ballot.Content, rules), units);
    }

    private static IReadOnlyList<MyUnit> BeforeTheRoll(Ballot ballot, IReadOnlyList<VoterHome> homes) =>
        [.. homes.Where(h => ballot.Content.Scope.Covers(h.Building, h.Stairwell)).Select(h => new MyUnit(h.House.Value, [$"{h.Building}{h.Stairwell}{h.Room}"], h.Area, h.IsProxy, null, false, false))];

    private async Task<IReadOnlyList<MyUnit>> OnTheRollAsync(Ballot ballot, IReadOnlyList<VoterHome> homes, CancellationToken ct)
    {
        var houses = homes.Select(h => h.House).Distinct().ToList();
        var roll = db.RollOf(ballot.Id);
        var units = await roll.Units.Where(u => u.Houses.Any(h => houses.Contains(h.House))).OrderBy(u => u.Position).ToListAsync(ct);
        var ids = units.ConvertAll(u => u.Id);
        var votes = await roll.Votes.Where(v => ids.Contains(v.Unit)).Select(v => new { v.Id, v.Unit, v.Voter, v.Proxy, v.CastAt }).ToListAsync(ct);
        var owners = homes.Select(h => h.Owner).ToHashSet();
        var mine = votes.Where(v => owners.Contains(v.Voter)).Select(v => v.Id).ToList();
        var choices = await roll.Votes.Where(v => mine.Contains(v.Id)).Select(v => new { v.Id, v.Choices }).ToDictionaryAsync(v => v.Id, v => v.Choices.Text, ct);
        return units.ConvertAll(unit =>
        {
            var home = homes.First(h => unit.Houses.Any(house => house.House == h.House));
            var vote = votes.Find(v => v.Unit == unit.Id && v.Voter == home.Owner);
            return new MyUnit(
                home.House.Value, [.. unit.Houses.Order(RollHouse.AsPrinted).Select(h => h.Address())], unit.Area, home.IsProxy,
                vote is null ? null : new MyVote(vote.Id.Value, vote.CastAt, choices[vote.Id].ToChoices()),
                votes.Exists(v => v.Unit == unit.Id && v.Voter != home.Owner), unit.Counted.MustBeSupplemented);
        });
    }
}
