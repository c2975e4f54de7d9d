using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;
using static PropertyPlatform.Domain.Tests.Ballots.ABallot;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>From the draft to the end of the review.</summary>
public sealed class BallotApplicationTests
{
    [Fact]
    [Trait("row", "BAL-04")]
    public void a_draft_may_lack_everything()
    {
        var ballot = Draft();

        ballot.Edit(BallotContent.Blank, Director).Error.ShouldBeNull();

        ballot.StateAt(Monday).ShouldBe(BallotState.Draft);
    }

    [Fact]
    [Trait("row", "BAL-05")]
    public void an_incomplete_draft_is_not_submitted_and_says_what_is_missing()
    {
        var ballot = Draft();
        ballot.Edit(BallotContent.Blank with { Matters = [new Matter("", MatterKind.Election, "", ["甲", "甲"], 0)], Start = Monday, End = Monday, Scope = new BallotScope(false, []) }, Director);

        var refused = ballot.Submit(Rules, 3, Director, AMonthBefore).Error;

        refused.ShouldBe(BallotErrors.Incomplete);
        refused.ShouldNotBeNull().Fields.ShouldNotBeNull().Keys.ShouldBe(["topic", "scope", "end", "matters[0].title", "matters[0].candidates", "matters[0].seats"], ignoreOrder: true);
        ballot.StateAt(Monday).ShouldBe(BallotState.Draft);
    }

    [Fact]
    [Trait("row", "BAL-05")]
    public void a_draft_without_matters_kinds_or_times_or_with_an_end_gone_by_is_not_submitted()
    {
        var ballot = Draft();
        ballot.Gaps(AMonthBefore).Keys.ShouldBe(["topic", "matters", "start", "end"], ignoreOrder: true);

        ballot.Edit(Content(Monday, TwoWeeksLater) with { Matters = [new Matter("事项", null, "", [], 0)] }, Director);

        ballot.Gaps(AMonthBefore).ShouldBe([KeyValuePair.Create("matters[0].kind", "ballot.gap.matter_kind")]);
        Complete().Submit(Rules, 3, Director, TwoWeeksLater).Error.ShouldNotBeNull().Fields.ShouldNotBeNull()["end"].ShouldBe("ballot.gap.end_passed");
    }

    [Fact]
    [Trait("row", "BAL-05")]
    public void a_scope_without_homes_is_not_submitted() => Complete().Submit(Rules, 0, Director, AMonthBefore).Error.ShouldBe(BallotErrors.EmptyScope);

    [Fact]
    [Trait("row", "BAL-05")]
    public void a_short_notice_needs_a_reason_and_keeps_it()
    {
        var ballot = Complete();
        var late = Monday.AddDays(-14);

        ballot.Submit(Rules, 3, Director, late).Error.ShouldBe(BallotErrors.NoticeTooShort.With("15"));

        ballot.Edit(ballot.Content with { ShortNoticeReason = "电梯停运，需紧急维修" }, Director);
        ballot.Submit(Rules, 3, Director, late).Error.ShouldBeNull();
        ballot.Trail[^1].Opinion.ShouldBe("电梯停运，需紧急维修");
    }

    [Fact]
    [Trait("row", "BAL-05")]
    public void notice_of_exactly_fifteen_days_is_enough() => Complete().Submit(Rules, 3, Director, Monday.AddDays(-15)).Error.ShouldBeNull();

    [Theory]
    [MemberData(nameof(Submitted_and_later))]
    [Trait("row", "BAL-06")]
    [Trait("row", "BAL-07")]
    [Trait("row", "BAL-08")]
    public void once_submitted_nothing_edits_or_deletes_it(Ballot ballot)
    {
        var before = ballot.Content;

        ballot.Edit(before with { Topic = "另一议题" }, Director).Error.ShouldBe(BallotErrors.Frozen);
        ballot.Delete(Director).Error.ShouldBe(BallotErrors.Frozen);
        ballot.Submit(Rules, 3, Director, AMonthBefore).Error.ShouldBe(BallotErrors.Frozen);

        ballot.Content.ShouldBe(before);
    }

    public static TheoryData<Ballot> Submitted_and_later()
    {
        var rejected = ABallot.Submitted();
        rejected.Reject(StreetOfficer, "议题不明确", AMonthBefore.AddDays(1)).Error.ShouldBeNull();
        return [ABallot.Submitted(), rejected, Open(), ABallot.FollowConfirmed(), ABallot.Counted()];
    }

    [Fact]
    [Trait("row", "BAL-36")]
    public void only_the_convenor_edits_submits_and_deletes()
    {
        var ballot = Complete();
        var neighbour = Director with { Organisation = Guid.NewGuid() };

        ballot.Edit(ballot.Content, neighbour).Error.ShouldBe(BallotErrors.NotConvenor);
        ballot.Submit(Rules, 3, neighbour, AMonthBefore).Error.ShouldBe(BallotErrors.NotConvenor);
        ballot.Delete(neighbour).Error.ShouldBe(BallotErrors.NotConvenor);
    }

    [Fact]
    [Trait("row", "BAL-09")]
    public void the_street_lets_it_pass()
    {
        var ballot = ABallot.Submitted();

        ballot.Approve(StreetOfficer, "同意", AMonthBefore.AddDays(1)).Error.ShouldBeNull();

        ballot.StateAt(Monday.AddTicks(-1)).ShouldBe(BallotState.Approved);
        ballot.Events[^1].ShouldBeOfType<BallotApproved>();
    }

    [Fact]
    [Trait("row", "BAL-09")]
    public void a_refusal_needs_an_opinion_and_is_final()
    {
        var ballot = ABallot.Submitted();

        ballot.Reject(StreetOfficer, " ", AMonthBefore).Error.ShouldBe(BallotErrors.OpinionMissing);
        ballot.Reject(StreetOfficer, "材料不全", AMonthBefore).Error.ShouldBeNull();

        ballot.Approve(StreetOfficer, null, AMonthBefore).Error.ShouldBe(BallotErrors.NotUnderReview);
        ballot.StateAt(TwoWeeksLater).ShouldBe(BallotState.Rejected);
        ballot.Trail[^1].ShouldBe(new BallotStep(BallotMove.Reject, StreetOfficer, AMonthBefore, "材料不全"));
    }

    [Fact]
    [Trait("row", "BAL-09")]
    public void nobody_reviews_the_own_side_or_from_another_level()
    {
        var ballot = ABallot.Submitted();
        var directorAtTheStreet = StreetOfficer with { Person = Director.Person };

        ballot.Approve(DistrictOfficer, null, AMonthBefore).Error.ShouldBe(BallotErrors.NotReviewer);
        ballot.Approve(directorAtTheStreet, null, AMonthBefore).Error.ShouldBe(BallotErrors.OwnSide);
    }

    [Fact]
    [Trait("row", "BAL-36")]
    public void a_ballot_of_the_street_is_reviewed_by_the_district()
    {
        var ballot = Draft(ConvenorKind.Street, StreetOffice);
        ballot.Edit(Content(Monday, TwoWeeksLater, MatterKind.Rules), StreetOfficer).Error.ShouldBeNull();
        ballot.Submit(Rules, 3, StreetOfficer, AMonthBefore).Error.ShouldBeNull();

        ballot.Approve(StreetOfficer with { Organisation = Guid.NewGuid(), Person = Guid.NewGuid() }, null, AMonthBefore).Error.ShouldBe(BallotErrors.NotReviewer);
        ballot.Approve(DistrictOfficer with { Person = StreetOfficer.Person }, null, AMonthBefore).Error.ShouldBe(BallotErrors.OwnSide, "who entered it does not review it, whatever the desk");
        ballot.Approve(DistrictOfficer, null, AMonthBefore).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("row", "BAL-11")]
    public void approved_late_it_opens_at_once_and_never_after_its_end()
    {
        var late = ABallot.Submitted();
        late.Approve(StreetOfficer, null, Monday.AddDays(2)).Error.ShouldBeNull();
        late.OpensAt.ShouldBe(Monday.AddDays(2));
        late.StateAt(Monday.AddDays(2)).ShouldBe(BallotState.Open);

        ABallot.Submitted().Approve(StreetOfficer, null, TwoWeeksLater).Error.ShouldBe(BallotErrors.EndPassed);
    }

    [Fact]
    [Trait("row", "BAL-11")]
    public void the_window_is_half_open()
    {
        var ballot = Open();

        ballot.StateAt(Monday.AddTicks(-1)).ShouldBe(BallotState.Approved);
        ballot.StateAt(Monday).ShouldBe(BallotState.Open);
        ballot.StateAt(TwoWeeksLater.AddTicks(-1)).ShouldBe(BallotState.Open);
        ballot.StateAt(TwoWeeksLater).ShouldBe(BallotState.Closed);
    }

    [Fact]
    [Trait("row", "BAL-11")]
    public void the_end_is_told_once()
    {
        var ballot = Open();

        ballot.AnnounceClose(TwoWeeksLater.AddTicks(-1));
        ballot.Events.ShouldNotContain(happened => happened is BallotClosed);

        ballot.AnnounceClose(TwoWeeksLater);
        ballot.AnnounceClose(TwoWeeksLater.AddDays(1));
        ballot.Events.OfType<BallotClosed>().Count().ShouldBe(1);
    }
}
