using FsCheck;
using FsCheck.Fluent;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;
using static PropertyPlatform.Domain.Tests.Ballots.ABallot;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>Whatever people try in whatever order: a ballot goes forward only, leaves no step out, and a refusal changes nothing .</summary>
public sealed class BallotLifeTests
{
    private static readonly Dictionary<BallotState, BallotState[]> Ways = new()
    {
        [BallotState.Draft] = [BallotState.UnderReview],
        [BallotState.UnderReview] = [BallotState.Approved, BallotState.Open, BallotState.Rejected],
        [BallotState.Rejected] = [],
        [BallotState.Approved] = [BallotState.Open, BallotState.Closed],
        [BallotState.Open] = [BallotState.Closed],
        [BallotState.Closed] = [BallotState.FollowConfirmed],
        [BallotState.FollowConfirmed] = [BallotState.Counted],
        [BallotState.Counted] = [],
    };

    // One attempt in three is the step whose turn it is, so that many lives reach their end.
    private static readonly Gen<Attempt?> Attempts =
        from its in Gen.Elements(true, false, false)
        from act in Gen.Elements(Enum.GetValues<Act>())
        from who in Gen.Elements(Director, Director, StreetOfficer, StreetOfficer, DistrictOfficer, Director with { Person = Guid.NewGuid() })
        from days in Gen.Choose(0, 12)
        from right in Gen.Elements(true, true, true, false)
        select its ? null : new Attempt(act, who, days, right);

    [Fact]
    [Trait("row", "BAL-06")]
    [Trait("row", "BAL-11")]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-23")]
    [Trait("row", "BAL-24")]
    public void goes_forward_only()
    {
        var reached = new HashSet<BallotState>();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(Attempts.ListOf(45).ToArbitrary(), attempts =>
        {
            var life = new Life();
            foreach (var attempt in attempts) reached.Add(life.Try(attempt ?? life.Turn()));
        }));

        reached.ShouldBe(Enum.GetValues<BallotState>(), ignoreOrder: true);
    }

    private enum Act
    {
        Edit, Delete, Submit, Approve, Reject, Wait, Cast, Paper, Announce, Follow, Enter, ConfirmOwnSide, ConfirmForGovernment, Count,
    }

    private sealed record Attempt(Act Act, Acting Who, int Days, bool Right);

    /// <summary>One ballot with a unit that has voted, and time that only passes.</summary>
    private sealed class Life
    {
        private readonly Ballot _ballot = Complete();
        private readonly VotingUnit _unit;
        private DateTimeOffset _now = AMonthBefore;

        public Life() => _unit = OneOwner(_ballot);

        public BallotState Try(Attempt attempt)
        {
            var (before, state) = (Told(), _ballot.StateAt(_now));
            if (attempt.Act == Act.Wait) _now = _now.AddDays(attempt.Days);

            var refused = Do(attempt);

            var after = _ballot.StateAt(_now);
            if (attempt.Act != Act.Wait && refused is not null) Told().ShouldBe(before, $"{attempt} was refused with {refused.Code}, yet changed something");
            if (after != state) Ways[state].ShouldContain(after, $"{attempt} led from {state} to {after}");
            _ballot.Trail.Count.ShouldBeGreaterThanOrEqualTo(before.Steps);
            if (state != BallotState.Draft) Questions(_ballot).ShouldBe(before.Questions, "what is asked never changes once submitted");
            if (after == BallotState.Counted) ShouldBeCountedRightly();
            return after;
        }

        public Attempt Turn() => _ballot.StateAt(_now) switch
        {
            BallotState.Draft => new Attempt(Act.Submit, Director, 0, true),
            BallotState.UnderReview => new Attempt(Act.Approve, StreetOfficer, 0, true),
            BallotState.Closed => new Attempt(Act.Follow, Director, 0, true),
            BallotState.FollowConfirmed when _ballot.Statistics.Count == 0 => new Attempt(Act.Enter, Director, 0, true),
            BallotState.FollowConfirmed => (_ballot.Confirmations.Count, _ballot.Confirmations.Any(c => c.Side == ConfirmingSide.Convenor)) switch
            {
                (2, _) => new Attempt(Act.Count, Director, 0, true),
                (1, true) => new Attempt(Act.ConfirmForGovernment, StreetOfficer, 0, true),
                _ => new Attempt(Act.ConfirmOwnSide, Director, 0, true),
            },
            _ => new Attempt(Act.Wait, Director, 5, true),
        };

        private Error? Do(Attempt attempt) => attempt switch
        {
            { Act: Act.Edit } => _ballot.Edit(Content(Monday, TwoWeeksLater, attempt.Right ? [MatterKind.HireOrDismiss] : [MatterKind.Rules, MatterKind.Rules]), attempt.Who).Error,
            { Act: Act.Delete } => _ballot.Phase == BallotPhase.Draft ? null : _ballot.Delete(attempt.Who).Error,
            { Act: Act.Submit } => _ballot.Submit(Rules, attempt.Right ? 3 : 0, attempt.Who, _now).Error,
            { Act: Act.Approve } => _ballot.Approve(attempt.Who, null, _now).Error,
            { Act: Act.Reject } => attempt.Days > 0 ? null : _ballot.Reject(attempt.Who, attempt.Right ? "材料不全" : "", _now).Error,
            { Act: Act.Cast } => _ballot.Cast(_unit, Room101, new BoundOwner(Owner, true), attempt.Right ? Said(Choice.For) : Choices.Of([]), _now).Error,
            { Act: Act.Paper } => _ballot.EnterPaper(_unit, Room101, false, null, null, Said(Choice.Against), attempt.Right ? Guid.NewGuid() : null, attempt.Who, _now).Error,
            { Act: Act.Announce } => Announce(),
            { Act: Act.Follow } => OnceSubmitted(tally => _ballot.ConfirmFollow(tally, attempt.Right, [.. _ballot.Questions.Select(_ => 0)], attempt.Who, _now).Error),
            { Act: Act.Enter } => OnceSubmitted(tally => _ballot.EnterStatistics(tally, [.. tally.Questions.Select(q => new EnteredFigures(q.Final.For, q.Final.Against, attempt.Right ? q.Final.Abstain : q.Final.Abstain with { Heads = -1 }))], attempt.Who, _now).Error),
            { Act: Act.ConfirmOwnSide } => _ballot.ConfirmStatistics(ConfirmingSide.Convenor, attempt.Who, _now).Error,
            { Act: Act.ConfirmForGovernment } => _ballot.ConfirmStatistics(ConfirmingSide.Government, attempt.Who, _now).Error,
            { Act: Act.Count } => OnceSubmitted(tally => _ballot.Count(tally, attempt.Who, _now).Error),
            _ => null,
        };

        private void ShouldBeCountedRightly()
        {
            var sides = _ballot.Confirmations;
            sides.Select(confirmation => confirmation.Side).ShouldBe(Enum.GetValues<ConfirmingSide>(), ignoreOrder: true);
            sides.Select(confirmation => confirmation.By.Person).Distinct().Count().ShouldBe(2, "nobody confirms for both sides");
            _ballot.Agrees(Tallied(_ballot, _unit)).ShouldBeTrue();
            _ballot.Trail.Select(step => step.Step).ShouldBe(_ballot.Trail.OrderBy(step => step.At).Select(step => step.Step));
        }

        private Error? Announce()
        {
            _ballot.AnnounceClose(_now);
            return null;
        }

        private Error? OnceSubmitted(Func<TallyOutcome, Error?> step) => _ballot.Rules is null ? null : step(Tallied(_ballot, _unit));

        private Choices Said(Choice choice) => Choices.Of(_ballot.Questions.Select(_ => choice));

        private (BallotPhase Phase, int Steps, long Version, int Events, int Confirmations, string Questions) Told() =>
            (_ballot.Phase, _ballot.Trail.Count, _ballot.Version, _ballot.Events.Count, _ballot.Confirmations.Count, Questions(_ballot));

        private static string Questions(Ballot ballot) => string.Join('|', ballot.Questions.Select(question => question.Text));
    }
}
