using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Domain.Tests.Committees;

public sealed class ACommittee
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly CommitteeRules Rules = new();

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(19)]
    public void has_an_odd_number_of_members_within_the_limits(int members) =>
        OwnerCommittee.TakeOffice(Origin(), From, From.AddYears(3), Elected(members), Rules).Error.ShouldBe(CommitteeErrors.WrongSize.With("5", "17"));

    [Fact]
    public void has_one_director_and_a_deputy()
    {
        var twoDirectors = Elected(5).Select((m, i) => i == 2 ? m with { Facts = m.Facts with { Post = CommitteePost.Director } } : m).ToList();
        var noDeputy = Elected(5).Select((m, i) => i == 1 ? m with { Facts = m.Facts with { Post = CommitteePost.Member } } : m).ToList();

        OwnerCommittee.TakeOffice(Origin(), From, From.AddYears(3), twoDirectors, Rules).Error.ShouldBe(CommitteeErrors.OneDirector);
        OwnerCommittee.TakeOffice(Origin(), From, From.AddYears(3), noDeputy, Rules).Error.ShouldBe(CommitteeErrors.NoDeputy);
    }

    [Fact]
    [Trait("row", "OC-08")]
    public void serves_at_most_five_years()
    {
        OwnerCommittee.TakeOffice(Origin(), From, From.AddYears(5), Elected(5), Rules).Error.ShouldBe(CommitteeErrors.TermTooLong.With("5"));
        OwnerCommittee.TakeOffice(Origin(), From, From.AddYears(5).AddDays(-1), Elected(5), Rules).Succeeded.ShouldBeTrue();
        OwnerCommittee.TakeOffice(Origin(), From, From.AddDays(-1), Elected(5), Rules).Error.ShouldBe(CommitteeErrors.TermTooLong.With("5"));
    }

    [Fact]
    [Trait("row", "OC-09")]
    public void lets_an_alternate_step_into_a_vacant_seat_only()
    {
        var committee = InOffice();
        var alternate = committee.Members.Single(m => m.Post == CommitteePost.Alternate);
        var leaving = committee.Members.First(m => m.Post == CommitteePost.Member);
        committee.Promote(alternate.Id, From.AddDays(40), "补缺").Error.ShouldBe(CommitteeErrors.NoVacantSeat);

        committee.Vacate(leaving.Id, From.AddDays(30), "辞职").Succeeded.ShouldBeTrue();
        committee.Promote(leaving.Id, From.AddDays(40), "补缺").Error.ShouldBe(CommitteeErrors.NoAlternate);
        committee.Promote(alternate.Id, From.AddDays(40), "委员辞职").Succeeded.ShouldBeTrue();

        (alternate.Post, alternate.PromotedOn, alternate.ChangeReason).ShouldBe((CommitteePost.Member, From.AddDays(40), "委员辞职"));
        committee.SeatsHeld.ShouldBe(5);
        committee.Events.OfType<AlternatePromoted>().ShouldHaveSingleItem();
    }

    [Fact]
    public void keeps_one_director_when_another_is_chosen()
    {
        var committee = InOffice();
        var (former, next) = (committee.Members[0], committee.Members[2]);

        committee.Appoint(former.Id, CommitteePost.Member).Error.ShouldBe(CommitteeErrors.OneDirector);
        committee.Appoint(next.Id, CommitteePost.Director).Succeeded.ShouldBeTrue();

        (former.Post, next.Post).ShouldBe((CommitteePost.Member, CommitteePost.Director));
    }

    [Fact]
    [Trait("row", "OC-08")]
    public void announces_the_end_of_its_term_once_and_closes_after_it()
    {
        var committee = InOffice(until: new DateOnly(2027, 3, 31));
        committee.ClearEvents();

        committee.Age(Monday, Rules);
        committee.Age(Monday.AddDays(1), Rules);
        committee.Age(new DateTimeOffset(2027, 3, 31, 15, 59, 59, TimeSpan.Zero), Rules);
        committee.State.ShouldBe(CommitteeState.InOffice);
        committee.Age(new DateTimeOffset(2027, 3, 31, 16, 0, 0, TimeSpan.Zero), Rules);

        committee.State.ShouldBe(CommitteeState.TermOver);
        committee.Events.Select(e => e.GetType()).ShouldBe([typeof(CommitteeTermEnding), typeof(CommitteeTermOver)]);
        committee.AddStaff(new StaffFacts(StaffKind.Staff, "张三", "文员", null, null, From, null)).Error.ShouldBe(CommitteeErrors.Closed);
    }

    [Fact]
    [Trait("row", "OC-07")]
    public void may_be_a_group_that_prepares_the_first_one()
    {
        OwnerCommittee.FormGroup(Origin(), CommitteeKind.PreparatoryGroup, Elected(1)).Error.ShouldBe(CommitteeErrors.GroupTooSmall);

        var group = OwnerCommittee.FormGroup(Origin(), CommitteeKind.PreparatoryGroup, Elected(8)).Value;

        (group.State, group.TermUntil).ShouldBe((CommitteeState.Preparing, null));
    }

    [Fact]
    [Trait("row", "OC-05")]
    public void keeps_who_edited_the_record_of_a_meeting()
    {
        var facts = new MeetingFacts("年度预算", MeetingKind.Regular, Monday, "会议室", "李敏", "全体委员", "同意");
        Meeting.Record(CommitteeId.New(), ProjectId.New(), Jurisdiction.Of("4403.05.007.001."), facts, "李敏", Monday.AddHours(-1)).Error.ShouldBe(CommitteeErrors.MeetingInFuture);

        var meeting = Meeting.Record(CommitteeId.New(), ProjectId.New(), Jurisdiction.Of("4403.05.007.001."), facts, "李敏", Monday.AddHours(3)).Value;
        meeting.Edit(facts with { Content = "同意，附条件" }, "王伟", Monday.AddHours(5)).Succeeded.ShouldBeTrue();

        meeting.Edits.Select(e => e.By).ShouldBe(["李敏", "王伟"]);
        meeting.Content.ShouldBe("同意，附条件");
    }

    private static OwnerCommittee InOffice(DateOnly? until = null) =>
        OwnerCommittee.TakeOffice(Origin(), From, until ?? From.AddYears(3), [.. Elected(5), Person(90, CommitteePost.Alternate)], Rules).Value;

    private static CommitteeOrigin Origin() => new(ProjectId.New(), Jurisdiction.Of("4403.05.007.001."), OrganisationId.New(), "云景花园业主委员会", From, null);

    private static List<NewMember> Elected(int members) =>
        [.. Enumerable.Range(0, members).Select(i => Person(i, i switch { 0 => CommitteePost.Director, 1 => CommitteePost.DeputyDirector, _ => CommitteePost.Member }))];

    private static NewMember Person(int number, CommitteePost post) => new(
        new MemberFacts(
            $"委员{number}", Gender.Female, IdDocument.TryParse(DocumentType.Other, $"P{10000 + number}").ShouldNotBeNull(), MobileNumber.TryParse($"138{10000000 + number}").ShouldNotBeNull(), "1栋101", post, MemberStanding.Owner),
        true);
}
