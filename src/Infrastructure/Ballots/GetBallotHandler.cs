using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class GetBallotHandler(AppDbContext db, IBallotRules rules, IActor actor, TimeProvider clock) : IQueryHandler<GetBallot, BallotView>
{
    public async Task<Result<BallotView>> Handle(GetBallot request, CancellationToken cancellationToken)
    {
        if (await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(b => b.Id == request.Ballot, cancellationToken) is not { } ballot) return BallotErrors.NotFound;

        var now = clock.GetUtcNow();
        var applied = ballot.Rules ?? rules.InForceAt(now);
        var state = ballot.StateAt(now);
        var draft = state == BallotState.Draft;
        var shortNotice = ballot.Content.Start is { } start && Ballot.IsShortNotice(start, applied.NoticeDays, ballot.SubmittedAt ?? now);
        return new BallotView(
            ballot.Id.Value, ballot.Version, ballot.Number, ballot.ProjectId.Value, ballot.AreaName, ballot.Jurisdiction.Code, ballot.Convenor, state, ballot.Content,
            ballot.Questions.Ruled(ballot.Content, applied), ballot.OpensAt, ballot.ClosesAt, ballot.SubmittedAt, ballot.CreatedAt,
            shortNotice, applied.NoticeDays, applied.Quorum.ToString(), applied.Version, draft ? ballot.Gaps(now) : new Dictionary<string, string>(), ballot.Roll,
            [.. ballot.Trail.Select(step => new TrailStep(step.Step, step.By.Name, step.At, step.Opinion))],
            [.. ballot.Confirmations.Select(c => new TrailConfirmation(c.Side, c.By.Name, c.At))],
            ballot.Statistics.Count > 0, ballot.Result is not null, ballot.SecondsToSettle(now), BallotActions.Of(ballot.Convenor, state, actor));
    }
}

internal sealed class GetMatterKindsHandler(IBallotRules rules, TimeProvider clock) : IQueryHandler<GetMatterKinds, MatterKinds>
{
    public Task<Result<MatterKinds>> Handle(GetMatterKinds request, CancellationToken cancellationToken)
    {
        var inForce = rules.InForceAt(clock.GetUtcNow());
        return Task.FromResult<Result<MatterKinds>>(new MatterKinds(inForce.Version, inForce.Quorum, inForce.NoticeDays, inForce.ParkingCounts, inForce.Matters));
    }
}

internal sealed class GetBallotResultHandler(AppDbContext db) : IQueryHandler<GetBallotResult, PublishedResult>
{
    public async Task<Result<PublishedResult>> Handle(GetBallotResult request, CancellationToken cancellationToken)
    {
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == request.Ballot && b.Phase != BallotPhase.Draft, cancellationToken);
        if (ballot is null) return BallotErrors.NotFound;
        if (ballot is not { Result: { } result, Rules: { } rules, Roll: { } roll, OpensAt: { } opens, ClosesAt: { } closes }) return BallotErrors.Sealed;

        return new PublishedResult(
            ballot.Id.Value, ballot.Number, ballot.AreaName, ballot.Topic, ballot.Convenor.Name, opens, closes, result.CountedAt, result.Total, roll.Houses,
            result.ElectronicUnits, result.PaperUnits, rules.Quorum, roll.Hash, rules.Version, rules.PublicationDays, [.. result.Questions.Select(q => Published(q, ballot.Content, rules, result.Total))]);
    }

    private static PublishedQuestion Published(QuestionResult line, BallotContent content, RuleSet rules, Weight total)
    {
        var (outcome, ruled) = (line.Outcome, line.Question.Ruled(content, rules));
        var (part, agree) = (outcome.Participating, outcome.Final.For);
        return new PublishedQuestion(
            ruled, total, part, ResultWording.Percent(part.Heads, total.Heads), ResultWording.Percent(part.Area.Centi, total.Area.Centi),
            agree, ResultWording.Percent(agree.Heads, part.Heads), ResultWording.Percent(agree.Area.Centi, part.Area.Centi),
            outcome.Final, outcome.Expressed.Follow, outcome.FollowedTo, outcome.Quorate, outcome.Agreed, outcome.Passed, line.Election, ResultWording.Of(outcome, total, rules.Quorum, ruled.Approval));
    }
}

internal sealed class GetCountSheetHandler(AppDbContext db, IBallotBox box, IActor actor, TimeProvider clock) : IQueryHandler<GetCountSheet, CountSheet>
{
    public async Task<Result<CountSheet>> Handle(GetCountSheet request, CancellationToken cancellationToken)
    {
        if (await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(b => b.Id == request.Ballot, cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        var state = ballot.StateAt(clock.GetUtcNow());
        if (state is not (BallotState.Closed or BallotState.FollowConfirmed or BallotState.Counted)) return BallotErrors.Sealed;
        if (ballot is not { Rules: { } rules, Roll: { } roll }) return BallotErrors.NoRoll;

        var tally = (await box.OpenAsync(ballot.Id, cancellationToken)).CountFor(ballot);
        var lines = ballot.Questions.Where(_ => tally.IsComplete).Select(q => LineOf(ballot, q.Ruled(ballot.Content, rules), tally.Questions[q.Index]));
        return new CountSheet(
            ballot.Id.Value, ballot.Version, state, rules.FollowText, rules.Version, roll.Total, tally.Outstanding.Count, tally.Electronic, tally.Paper, [.. lines],
            [.. ballot.Confirmations.Select(c => new TrailConfirmation(c.Side, c.By.Name, c.At))], ballot.Agrees(tally));
    }

    private static CountLine LineOf(Ballot ballot, RuledQuestion question, QuestionOutcome outcome) => new(
        question,
        outcome.Expressed.Follow.Heads,
        outcome.FollowedTo,
        new EnteredFigures(outcome.Final.For, outcome.Final.Against, outcome.Final.Abstain),
        question.Index < ballot.Followers.Count ? ballot.Followers[question.Index] : null,
        question.Index < ballot.Statistics.Count ? ballot.Statistics[question.Index] : null);
}
