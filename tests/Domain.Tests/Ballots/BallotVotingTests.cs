using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;
using static PropertyPlatform.Domain.Tests.Ballots.ABallot;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>Votes by phone and on paper.</summary>
public sealed class BallotVotingTests
{
    private static readonly BoundOwner Bound = new(ABallot.Owner, true);
    private static readonly DateTimeOffset Tuesday = Monday.AddDays(1);

    [Fact]
    [Trait("row", "BAL-13")]
    public void an_owner_votes_for_the_whole_unit()
    {
        var ballot = Open();
        var unit = OneOwner(ballot);

        var vote = ballot.Cast(unit, Room101, Bound, AllFor, Tuesday).Value;

        vote.Unit.ShouldBe(unit.Id);
        vote.House.ShouldBe(Room101);
        vote.CastAt.ShouldBe(Tuesday);
        vote.BoundBeforeStart.ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "BAL-13")]
    public void no_vote_is_taken_outside_the_window()
    {
        var ballot = Open();
        var unit = OneOwner(ballot);

        ballot.Cast(unit, Room101, Bound, AllFor, Monday.AddTicks(-1)).Error.ShouldBe(BallotErrors.NotOpen);
        ballot.Cast(unit, Room101, Bound, AllFor, TwoWeeksLater).Error.ShouldBe(BallotErrors.NotOpen);
        ballot.Cast(unit, Room101, Bound, AllFor, TwoWeeksLater.AddTicks(-1)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "BAL-13")]
    public void a_stranger_does_not_vote()
    {
        var ballot = Open();

        ballot.Cast(OneOwner(ballot), Room101, new BoundOwner(OwnerId.New(), true), AllFor, Tuesday).Error.ShouldBe(BallotErrors.NotEligible);
    }

    [Fact]
    [Trait("row", "BAL-13")]
    public void choices_must_fit_the_questions_and_name_at_least_one()
    {
        var ballot = Open(MatterKind.Rules, MatterKind.Covenant);
        var unit = OneOwner(ballot);

        ballot.Cast(unit, Room101, Bound, AllFor, Tuesday).Error.ShouldBe(BallotErrors.WrongChoices);
        ballot.Cast(unit, Room101, Bound, Choices.Of([Choice.Blank, Choice.Blank]), Tuesday).Error.ShouldBe(BallotErrors.WrongChoices);
        ballot.Cast(unit, Room101, Bound, Choices.Of([Choice.Blank, Choice.Against]), Tuesday).Succeeded.ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "BAL-13")]
    public void following_is_refused_where_the_rules_forbid_it()
    {
        var strict = Rules with { Matters = [.. Rules.Matters.Select(rule => rule with { FollowAllowed = rule.Kind != MatterKind.FundRaise })] };
        var ballot = Draft();
        ballot.Edit(Content(Monday, TwoWeeksLater, MatterKind.FundRaise), Director);
        ballot.Submit(strict, 3, Director, AMonthBefore).Error.ShouldBeNull();
        ballot.Approve(StreetOfficer, null, AMonthBefore).Error.ShouldBeNull();

        ballot.Cast(OneOwner(ballot), Room101, Bound, Choices.Of([Choice.Follow]), Tuesday).Error.ShouldBe(BallotErrors.FollowNotAllowed);
    }

    [Fact]
    [Trait("row", "BAL-35")]
    public void what_was_chosen_is_in_no_event_and_in_no_text()
    {
        var ballot = Open();

        var vote = ballot.Cast(OneOwner(ballot), Room101, Bound, AllFor, Tuesday).Value;

        vote.Events.Single().ToString().ShouldNotBeNull().ShouldNotContain(nameof(Choice.For));
        typeof(VoteCast).GetProperties().ShouldNotContain(property => property.PropertyType == typeof(Choices) || property.PropertyType == typeof(Choice));
        vote.Choices.ToString().ShouldBe("1 choices");
    }

    [Fact]
    [Trait("row", "BAL-15")]
    public void the_desk_enters_paper_with_its_photo()
    {
        var ballot = Open();

        ballot.EnterPaper(OneOwner(ballot), Room101, false, null, null, AllFor, null, Director, Tuesday).Error.ShouldBe(BallotErrors.PhotoMissing);
        ballot.EnterPaper(OneOwner(ballot), Room101, false, null, null, AllFor, Guid.NewGuid(), StreetOfficer, Tuesday).Error.ShouldBe(BallotErrors.NotConvenor);
        ballot.EnterPaper(OneOwner(ballot), Room101, false, null, null, AllFor, Guid.NewGuid(), Director, Monday.AddTicks(-1)).Error.ShouldBe(BallotErrors.PaperNotAllowed);
        ballot.EnterPaper(OneOwner(ballot), Room101, false, null, null, AllFor, Guid.NewGuid(), Director, TwoWeeksLater.AddDays(1)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    [Trait("row", "BAL-15")]
    public void an_entry_keeps_the_room_that_was_chosen_the_photo_and_who_entered_it()
    {
        var ballot = Open();
        var unit = Roll.Freeze(ballot.Id, [Home(Room101, 8000, true, ABallot.Owner), Home(Room102, 7000, true, ABallot.Owner)], false).Units.Single();
        var photo = Guid.NewGuid();

        foreach (var room in new[] { Room101, Room102 })
        {
            var entry = ballot.EnterPaper(unit, room, false, null, null, AllFor, photo, Director, Tuesday).Value;

            (entry.Unit, entry.House, entry.Choices, entry.Photo, entry.EnteredBy, entry.EnteredAt).ShouldBe((unit.Id, room, AllFor, photo, Director, Tuesday));
        }
    }

    [Fact]
    [Trait("row", "BAL-16")]
    public void a_room_that_voted_electronically_takes_no_paper()
    {
        var ballot = Open();

        ballot.EnterPaper(OneOwner(ballot), Room101, true, null, null, AllFor, Guid.NewGuid(), Director, Tuesday).Error.ShouldBe(BallotErrors.ElectronicPrevails);
    }

    [Fact]
    [Trait("row", "BAL-18")]
    public void a_unit_that_must_be_supplemented_takes_paper_and_may_not_have_voted()
    {
        var ballot = Open();
        var couple = Couple(ballot, bound: false);

        couple.Counted.MustBeSupplemented.ShouldBeTrue();
        ballot.EnterPaper(couple, Room201, true, null, null, null, null, Director, Tuesday).Succeeded.ShouldBeTrue();
        ballot.EnterPaper(Couple(ballot, bound: true), Room201, false, null, null, null, null, Director, Tuesday).Error.ShouldBe(BallotErrors.WrongChoices);
    }

    [Fact]
    [Trait("row", "BAL-15")]
    public void a_correction_names_the_entry_it_replaces()
    {
        var ballot = Open();
        var first = ballot.EnterPaper(OneOwner(ballot), Room101, false, null, null, AllFor, Guid.NewGuid(), Director, Tuesday).Value;

        ballot.EnterPaper(OneOwner(ballot), Room101, false, first.Id, null, AllFor, Guid.NewGuid(), Director, Tuesday).Error.ShouldBe(BallotErrors.PaperEntered);
        var second = ballot.EnterPaper(OneOwner(ballot), Room101, false, first.Id, first.Id, AllFor, Guid.NewGuid(), Director, Tuesday).Value;

        second.Replaces.ShouldBe(first.Id);
    }

    [Fact]
    [Trait("row", "BAL-32")]
    public void homes_with_the_same_set_of_owners_are_one_unit_and_the_developers_are_one()
    {
        var ballot = Open();
        RegisteredHome[] homes =
        [
            Home(Room101, 8000, true, ABallot.Owner), Home(Room102, 7000, false, ABallot.Owner), Home(Room201, 9000, true, ABallot.Owner, Spouse),
            Held(1000), Held(2000), Held(500) with { IsParking = true },
        ];

        var roll = Roll.Freeze(ballot.Id, homes, parkingCounts: false);

        roll.Summary.Units.ShouldBe(3);
        roll.Summary.Houses.ShouldBe(5);
        roll.Units.Single(unit => unit.IsDevelopers).Area.ShouldBe(new Area(3000));
        roll.Units.Single(unit => unit.Houses.Count == 2 && !unit.IsDevelopers).Area.ShouldBe(new Area(15000));
        Roll.Freeze(ballot.Id, homes.Reverse(), false).Summary.Hash.ShouldBe(roll.Summary.Hash);
        Roll.Freeze(ballot.Id, homes, parkingCounts: true).Summary.Houses.ShouldBe(6);
    }

    [Theory]
    [InlineData(null, false, false)]
    [InlineData(null, true, true)]
    [InlineData(true, false, true)]
    [InlineData(false, true, false)]
    [Trait("row", "BAL-32")]
    public void parking_takes_part_when_the_ballot_says_so_and_by_the_rules_when_it_is_silent(bool? said, bool usual, bool counts)
    {
        var ballot = Complete();
        ballot.Edit(ballot.Content with { ParkingCounts = said }, Director);
        ballot.Submit(Rules with { ParkingCounts = usual }, 3, Director, AMonthBefore).Error.ShouldBeNull();

        ballot.ParkingCounts.ShouldBe(counts);
    }

    [Fact]
    [Trait("row", "BAL-32")]
    public void the_roll_is_frozen_once_and_not_before_the_start()
    {
        var ballot = Open();
        var roll = Roll.Freeze(ballot.Id, [Home(Room101, 8000, true, ABallot.Owner)], false).Summary;

        Should.Throw<InvalidOperationException>(() => ballot.KeepRoll(roll, Monday.AddTicks(-1)));
        ballot.KeepRoll(roll, Monday);
        Should.Throw<InvalidOperationException>(() => ballot.KeepRoll(roll, Monday));
    }

    [Theory]
    [InlineData("2栋", "10栋", -1)]
    [InlineData("1单元", "1单元", 0)]
    [InlineData("A12", "A2", 1)]
    [InlineData("01", "1", 0)]
    public void names_sort_as_people_sort_them(string left, string right, int order) => Math.Sign(NaturalOrder.Compare(left, right)).ShouldBe(order);

    private static RegisteredHome Held(long centi) => Home(Domain.Projects.HouseId.New(), centi, false) with { IsDeveloperHeld = true };
}
