using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;
using static PropertyPlatform.Domain.Tests.Ballots.ABallot;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>确认从众 → 统计录入 → two confirmations → 计票; no step is left out, none goes back .</summary>
public sealed class BallotCountTests
{
    private static readonly DateTimeOffset After = TwoWeeksLater.AddDays(1);
    private static readonly EnteredFigures OneFor = new(new Weight(new Area(8000), 1), Weight.None, Weight.None);
    private readonly Ballot _ballot = Open();
    private readonly TallyOutcome _tally;

    public BallotCountTests() => _tally = Tallied(_ballot, OneOwner(_ballot));

    [Fact]
    [Trait("row", "BAL-24")]
    public void every_step_is_refused_before_its_turn()
    {
        _ballot.ConfirmFollow(_tally, true, [0], Director, TwoWeeksLater.AddTicks(-1)).Error.ShouldBe(BallotErrors.NotClosed);
        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBe(BallotErrors.FollowNotConfirmed);
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBe(BallotErrors.FollowNotConfirmed);
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.FollowNotConfirmed);

        Follow();
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBe(BallotErrors.NoStatistics);
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.NoStatistics);

        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBeNull();
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.NotConfirmed);
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBeNull();
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.NotConfirmed);
    }

    [Fact]
    [Trait("row", "BAL-20")]
    public void nothing_is_confirmed_while_the_last_votes_may_be_under_way()
    {
        _ballot.ConfirmFollow(_tally, true, [0], Director, TwoWeeksLater).Error.ShouldBe(BallotErrors.Settling.With("120"));
        _ballot.ConfirmFollow(_tally, true, [0], Director, TwoWeeksLater.AddSeconds(119.5)).Error.ShouldBe(BallotErrors.Settling.With("1"));
        _ballot.EnterPaper(Couple(_ballot, bound: false), Room201, false, null, null, AllFor, Guid.NewGuid(), Director, TwoWeeksLater).Error.ShouldBeNull();

        _ballot.ConfirmFollow(_tally, true, [0], Director, TwoWeeksLater.AddSeconds(120)).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "BAL-24")]
    public void a_clock_that_runs_behind_confirms_and_counts_nothing_either()
    {
        Confirmed();

        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, TwoWeeksLater.AddSeconds(100)).Error.ShouldBe(BallotErrors.Settling.With("20"));
        _ballot.Count(_tally, Director, TwoWeeksLater.AddSeconds(100)).Error.ShouldBe(BallotErrors.Settling.With("20"));
    }

    [Fact]
    [Trait("row", "BAL-20")]
    public void rules_without_a_settling_time_let_the_count_begin_at_the_end()
    {
        var ballot = Complete();
        ballot.Submit(Rules with { SettlingSeconds = 0 }, 3, Director, AMonthBefore).Error.ShouldBeNull();
        ballot.Approve(StreetOfficer, null, AMonthBefore).Error.ShouldBeNull();

        ballot.ConfirmFollow(Tallied(ballot, OneOwner(ballot)), true, [0], Director, TwoWeeksLater).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-21")]
    public void following_is_confirmed_with_its_rule_and_within_what_was_cast()
    {
        _ballot.ConfirmFollow(_tally, false, [0], Director, After).Error.ShouldBe(BallotErrors.FollowRuleNotConfirmed);
        _ballot.ConfirmFollow(_tally, true, [1], Director, After).Error.ShouldBe(BallotErrors.TooManyFollowers);
        _ballot.ConfirmFollow(_tally, true, [], Director, After).Error.ShouldBe(BallotErrors.ImplausibleStatistics);

        _ballot.ConfirmFollow(_tally, true, [0], Director, After).Error.ShouldBeNull();
        _ballot.StateAt(After).ShouldBe(BallotState.FollowConfirmed);
    }

    [Fact]
    [Trait("row", "BAL-18")]
    public void outstanding_homes_block_the_next_step()
    {
        var waiting = Tally.Count([Couple(_ballot, bound: false).Counted], [], [], _ballot.Thresholds(), Rules.Quorum);

        _ballot.ConfirmFollow(waiting, true, [0], Director, After).Error.ShouldBe(BallotErrors.Outstanding.With("1"));
    }

    [Fact]
    [Trait("row", "BAL-22")]
    public void statistics_beyond_the_scope_are_refused_and_paper_comes_too_late()
    {
        Follow();

        _ballot.EnterStatistics(_tally, [OneFor with { Against = new Weight(Area.Zero, 1) }], Director, After).Error.ShouldBe(BallotErrors.ImplausibleStatistics);
        _ballot.EnterStatistics(_tally, [OneFor with { Against = new Weight(new Area(1), 0) }], Director, After).Error.ShouldBe(BallotErrors.ImplausibleStatistics);
        _ballot.EnterStatistics(_tally, [OneFor with { For = new Weight(new Area(-1), 0) }], Director, After).Error.ShouldBe(BallotErrors.ImplausibleStatistics);
        _ballot.EnterStatistics(_tally, [OneFor with { For = new Weight(new Area(long.MaxValue), 0) }], Director, After).Error.ShouldBe(BallotErrors.ImplausibleStatistics);
        _ballot.EnterPaper(OneOwner(_ballot), Room101, false, null, null, AllFor, Guid.NewGuid(), Director, After).Error.ShouldBe(BallotErrors.PaperNotAllowed);
    }

    [Fact]
    [Trait("row", "BAL-23")]
    public void both_sides_confirm_and_nobody_for_the_other()
    {
        Follow();
        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBeNull();

        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, StreetOfficer, After).Error.ShouldBe(BallotErrors.NotConvenor);
        _ballot.ConfirmStatistics(ConfirmingSide.Government, Director, After).Error.ShouldBe(BallotErrors.OwnSide);
        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer with { Person = Director.Person }, After).Error.ShouldBe(BallotErrors.OwnSide);
        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer with { Level = null }, After).Error.ShouldBe(BallotErrors.NotReviewer);
        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer, After).Error.ShouldBeNull();

        _ballot.Confirmations.Single().By.Name.ShouldBe(StreetOfficer.Name);
    }

    [Fact]
    [Trait("row", "BAL-23")]
    public void one_person_does_not_confirm_for_both_sides()
    {
        Follow();
        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBeNull();
        var colleague = Director with { Person = Guid.NewGuid() };
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, colleague, After).Error.ShouldBeNull();

        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer with { Person = colleague.Person }, After).Error.ShouldBe(BallotErrors.OwnSide);

        _ballot.Confirmations.Single().ShouldBe(new Confirmation(ConfirmingSide.Convenor, colleague, After));
    }

    [Fact]
    [Trait("row", "BAL-23")]
    public void changed_statistics_void_the_confirmations()
    {
        Confirmed();

        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBeNull();

        _ballot.Confirmations.ShouldBeEmpty();
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.NotConfirmed);
    }

    [Fact]
    [Trait("row", "BAL-23")]
    public void followers_entered_again_void_the_confirmations()
    {
        Confirmed();

        Follow();

        _ballot.Confirmations.ShouldBeEmpty();
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.NotConfirmed);
    }

    [Fact]
    [Trait("row", "BAL-24")]
    public void figures_that_differ_from_the_systems_count_block_it()
    {
        Follow();
        _ballot.EnterStatistics(_tally, [OneFor with { For = new Weight(new Area(7999), 1) }], Director, After).Error.ShouldBeNull();
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBeNull();
        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer, After).Error.ShouldBeNull();

        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.StatisticsDiffer);
    }

    [Fact]
    [Trait("row", "BAL-21")]
    [Trait("row", "BAL-24")]
    public void fewer_followers_than_were_cast_are_kept_as_typed_and_block_it()
    {
        var tally = Tallied(_ballot, OneOwner(_ballot), Choice.Follow);
        _ballot.ConfirmFollow(tally, true, [0], Director, After).Error.ShouldBeNull();
        _ballot.EnterStatistics(tally, [new EnteredFigures(Weight.None, Weight.None, Weight.None)], Director, After).Error.ShouldBeNull();
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBeNull();
        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer, After).Error.ShouldBeNull();

        _ballot.Count(tally, Director, After).Error.ShouldBe(BallotErrors.StatisticsDiffer);

        _ballot.Followers.ShouldBe([0]);
    }

    [Fact]
    [Trait("row", "BAL-24")]
    public void the_count_is_final()
    {
        Confirmed();

        _ballot.Count(_tally, Director, After).Error.ShouldBeNull();

        var result = _ballot.Result.ShouldNotBeNull();
        result.Questions.Single().Outcome.Passed.ShouldBeTrue();
        _ballot.PassedQuestions.ShouldBe(1);
        _ballot.Count(_tally, Director, After).Error.ShouldBe(BallotErrors.Final);
        _ballot.ConfirmFollow(_tally, true, [0], Director, After).Error.ShouldBe(BallotErrors.Final);
        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBe(BallotErrors.Final);
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBe(BallotErrors.Final);
        _ballot.EnterPaper(OneOwner(_ballot), Room101, false, null, null, AllFor, Guid.NewGuid(), Director, After).Error.ShouldBe(BallotErrors.Final);
    }

    [Theory]
    [InlineData(66, 2, true)]
    [InlineData(65, 2, false)]
    [InlineData(66, 1, false)]
    [Trait("row", "BAL-31")]
    public void enough_must_take_part_on_both_counts(long area, int heads, bool enough) =>
        Threshold.TwoThirds.IsMetBy(new Weight(new Area(area), heads), new Weight(new Area(99), 3)).ShouldBe(enough);

    [Fact]
    [Trait("row", "BAL-31")]
    public void half_is_not_more_than_half_and_three_quarters_are_enough()
    {
        Threshold.MoreThanHalf.IsMetBy(new Weight(new Area(50), 6), new Weight(new Area(100), 10)).ShouldBeFalse();
        Threshold.ThreeQuarters.IsMetBy(new Weight(new Area(75), 3), new Weight(new Area(100), 4)).ShouldBeTrue();
        Threshold.TwoThirds.MissingFrom(new Weight(new Area(50), 1), new Weight(new Area(100), 4)).ShouldBe(new Weight(new Area(17), 2));
        Threshold.MoreThanHalf.MissingFrom(new Weight(new Area(50), 1), new Weight(new Area(100), 4)).ShouldBe(new Weight(new Area(1), 2));
    }

    [Fact]
    [Trait("row", "BAL-31")]
    public void seats_go_by_area_then_heads_and_a_tie_at_the_border_is_shown()
    {
        var outcomes = new Dictionary<int, QuestionOutcome> { [0] = Passed(300, 3), [1] = Passed(200, 5), [2] = Passed(200, 5), [3] = Passed(100, 9), [4] = Passed(400, 4) with { Agreed = false } };

        Election.Place(outcomes, 2).ShouldBe(new Dictionary<int, ElectionOutcome>
        {
            [0] = ElectionOutcome.Elected,
            [1] = ElectionOutcome.Tied,
            [2] = ElectionOutcome.Tied,
            [3] = ElectionOutcome.Alternate,
            [4] = ElectionOutcome.NotPassed,
        }, ignoreOrder: true);
    }

    private static QuestionOutcome Passed(long area, int heads)
    {
        var agree = new Weight(new Area(area), heads);
        var answers = new Answers(agree, Weight.None, Weight.None, Weight.None);
        return new QuestionOutcome(agree, answers, null, answers, true, true);
    }

    private void Follow() => _ballot.ConfirmFollow(_tally, true, [0], Director, After).Error.ShouldBeNull();

    private void Confirmed()
    {
        Follow();
        _ballot.EnterStatistics(_tally, [OneFor], Director, After).Error.ShouldBeNull();
        _ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, After).Error.ShouldBeNull();
        _ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer, After).Error.ShouldBeNull();
    }
}
