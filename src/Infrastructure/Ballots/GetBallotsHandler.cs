using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class GetBallotsHandler(AppDbContext db, IActor actor, TimeProvider clock) : IQueryHandler<GetBallots, Paged<BallotLine>>
{
    public async Task<Result<Paged<BallotLine>>> Handle(GetBallots request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ballots = db.Set<Ballot>().AsNoTracking().VisibleTo(actor).Matching(request.Filter, now);
        var page = await Sorted(ballots, request.Page)
            .Select(b => new { b.Id, b.Number, b.ProjectId, b.AreaName, b.Topic, b.Convenor, b.Phase, b.OpensAt, b.ClosesAt, b.CreatedAt, b.PassedQuestions, b.CountedQuestions })
            .ToPageAsync(ballots, request.Page, cancellationToken);

        var lines = page.Items.Select(b =>
        {
            var state = BallotClock.StateAt(b.Phase, b.OpensAt, b.ClosesAt, now);
            return new BallotLine(b.Id.Value, b.Number, b.ProjectId.Value, b.AreaName, b.Topic, b.Convenor.Name, state, b.OpensAt, b.ClosesAt, b.CreatedAt, b.PassedQuestions, b.CountedQuestions, BallotActions.Of(b.Convenor, state, actor));
        });
        return new Paged<BallotLine>([.. lines], page.Total, request.Page);
    }

    private static IQueryable<Ballot> Sorted(IQueryable<Ballot> ballots, Page page) => (page.Sort, page.Descending) switch
    {
        ("opens", false) => ballots.OrderBy(b => b.OpensAt).ThenBy(b => b.Id),
        ("opens", true) => ballots.OrderByDescending(b => b.OpensAt).ThenBy(b => b.Id),
        ("closes", false) => ballots.OrderBy(b => b.ClosesAt).ThenBy(b => b.Id),
        ("closes", true) => ballots.OrderByDescending(b => b.ClosesAt).ThenBy(b => b.Id),
        ("created", false) => ballots.OrderBy(b => b.CreatedAt).ThenBy(b => b.Id),
        _ => ballots.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Id),
    };
}

internal sealed class GetBallotStatisticsHandler(AppDbContext db, IActor actor, TimeProvider clock) : IQueryHandler<GetBallotStatistics, BallotStatistics>
{
    public async Task<Result<BallotStatistics>> Handle(GetBallotStatistics request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var ballots = db.Set<Ballot>().AsNoTracking().VisibleTo(actor).Matching(request.Filter, now);
        if (request.From is { } from) ballots = ballots.Where(b => b.CreatedAt >= from);
        if (request.Until is { } until) ballots = ballots.Where(b => b.CreatedAt < until);

        var sums = await ballots.GroupBy(_ => 1).Select(all => new
        {
            Draft = all.Count(b => b.Phase == BallotPhase.Draft),
            UnderReview = all.Count(b => b.Phase == BallotPhase.UnderReview),
            Rejected = all.Count(b => b.Phase == BallotPhase.Rejected),
            Approved = all.Count(b => b.Phase == BallotPhase.Approved && b.OpensAt > now),
            Open = all.Count(b => b.Phase == BallotPhase.Approved && b.OpensAt <= now && b.ClosesAt > now),
            Closed = all.Count(b => b.Phase == BallotPhase.Approved && b.ClosesAt <= now),
            FollowConfirmed = all.Count(b => b.Phase == BallotPhase.FollowConfirmed),
            Counted = all.Count(b => b.Phase == BallotPhase.Counted),
            Passed = all.Sum(b => b.PassedQuestions ?? 0),
            Questions = all.Sum(b => b.CountedQuestions ?? 0),
        }).SingleOrDefaultAsync(cancellationToken);

        var page = await ballots.OrderByDescending(b => b.CreatedAt).ThenBy(b => b.Id)
            .Select(b => new
            {
                b.Id,
                b.Number,
                b.AreaName,
                b.Topic,
                b.Phase,
                b.OpensAt,
                b.ClosesAt,
                b.Roll,
                b.PassedQuestions,
                b.CountedQuestions,
            })
            .ToPageAsync(ballots, request.Page, cancellationToken);
        var shown = page.Items.Select(b => b.Id).ToList();
        var silent = await db.RollsOf(shown).WithoutVote.GroupBy(u => u.BallotId).Select(units => new { Ballot = units.Key, Units = units.Count() }).ToDictionaryAsync(s => s.Ballot, s => s.Units, cancellationToken);
        var lines = page.Items.Select(b => new DecisionLine(
            b.Id.Value, b.Number, b.AreaName, b.Topic, BallotClock.StateAt(b.Phase, b.OpensAt, b.ClosesAt, now), b.OpensAt, b.ClosesAt,
            b.Roll?.Houses ?? 0, (b.Roll?.Units ?? 0) - silent.GetValueOrDefault(b.Id), b.Roll?.Units ?? 0, b.PassedQuestions, b.CountedQuestions));
        List<StateFigure> states =
        [
            new(BallotState.Draft, sums?.Draft ?? 0), new(BallotState.UnderReview, sums?.UnderReview ?? 0), new(BallotState.Rejected, sums?.Rejected ?? 0), new(BallotState.Approved, sums?.Approved ?? 0),
            new(BallotState.Open, sums?.Open ?? 0), new(BallotState.Closed, sums?.Closed ?? 0), new(BallotState.FollowConfirmed, sums?.FollowConfirmed ?? 0), new(BallotState.Counted, sums?.Counted ?? 0),
        ];
        return new BallotStatistics(states.Sum(s => s.Ballots), sums?.Open ?? 0, sums?.Counted ?? 0, sums?.Passed ?? 0, sums?.Questions ?? 0, states, new Paged<DecisionLine>([.. lines], page.Total, request.Page));
    }
}
