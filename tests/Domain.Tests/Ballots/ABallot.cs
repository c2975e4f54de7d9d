using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using Shouldly;

namespace PropertyPlatform.Domain.Tests.Ballots;

/// <summary>Ballots at the named points of their life; one matter of ordinary kind unless a test says otherwise.</summary>
internal static class ABallot
{
    public static readonly Guid CommitteeOffice = Guid.Parse("00000000-0000-0000-0000-0000000000c1");
    public static readonly Guid StreetOffice = Guid.Parse("00000000-0000-0000-0000-0000000000a1");
    public static readonly DateTimeOffset Monday = new(2026, 9, 7, 9, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset TwoWeeksLater = Monday.AddDays(14);
    public static readonly DateTimeOffset AMonthBefore = Monday.AddDays(-30);
    public static readonly Acting Director = new(Guid.NewGuid(), Guid.NewGuid(), CommitteeOffice, null, "林主任");
    public static readonly Acting StreetOfficer = new(Guid.NewGuid(), Guid.NewGuid(), StreetOffice, JurisdictionLevel.Street, "陈经办");
    public static readonly Acting DistrictOfficer = new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), JurisdictionLevel.District, "区经办");
    public static readonly OwnerId Owner = OwnerId.New();
    public static readonly OwnerId Spouse = OwnerId.New();
    public static readonly HouseId Room101 = HouseId.New();
    public static readonly HouseId Room102 = HouseId.New();
    public static readonly HouseId Room201 = HouseId.New();

    public static readonly RuleSet Rules = new(
        "2021-1",
        new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)),
        Threshold.TwoThirds,
        [.. Enum.GetValues<MatterKind>().Select(kind => new MatterRule(kind, kind.ToString(), "民法典第二百七十八条", kind is MatterKind.FundRaise or MatterKind.Rebuild or MatterKind.CommonUse ? Threshold.ThreeQuarters : Threshold.MoreThanHalf, true))],
        15,
        false,
        "从众规则",
        3);

    public static Choices AllFor => Choices.Of([Choice.For]);

    public static BallotContent Content(DateTimeOffset start, DateTimeOffset end, params MatterKind[] kinds) => BallotContent.Blank with
    {
        Topic = "选聘物业服务企业",
        Matters = [.. kinds.Select((kind, i) => new Matter($"事项{i + 1}", kind, "", kind == MatterKind.Election ? ["甲", "乙"] : [], kind == MatterKind.Election ? 1 : 0))],
        Start = start,
        End = end,
    };

    public static Ballot Draft(ConvenorKind convenor = ConvenorKind.Committee, Guid? organisation = null) => Ballot.Draft(
        "TP2026090700001", ProjectId.New(), "海湾花园", Jurisdiction.Of("4403.05.007.001."), new Convenor(convenor, organisation ?? CommitteeOffice, "海湾花园业主委员会"), Director, AMonthBefore);

    public static Ballot Complete(params MatterKind[] kinds)
    {
        var ballot = Draft();
        ballot.Edit(Content(Monday, TwoWeeksLater, kinds.Length == 0 ? [MatterKind.HireOrDismiss] : kinds), Director).Error.ShouldBeNull();
        return ballot;
    }

    public static Ballot Submitted(params MatterKind[] kinds)
    {
        var ballot = Complete(kinds);
        ballot.Submit(Rules, 3, Director, AMonthBefore).Error.ShouldBeNull();
        return ballot;
    }

    public static Ballot Approved(DateTimeOffset start, DateTimeOffset end, params MatterKind[] kinds)
    {
        var ballot = Draft();
        ballot.Edit(Content(start, end, kinds), Director).Error.ShouldBeNull();
        ballot.Submit(Rules, 3, Director, start.AddDays(-20)).Error.ShouldBeNull();
        ballot.Approve(StreetOfficer, null, start.AddDays(-10)).Error.ShouldBeNull();
        return ballot;
    }

    public static Ballot Open(params MatterKind[] kinds) => Approved(Monday, TwoWeeksLater, kinds.Length == 0 ? [MatterKind.HireOrDismiss] : kinds);

    public static Ballot FollowConfirmed()
    {
        var ballot = Open();
        ballot.ConfirmFollow(Tallied(ballot, OneOwner(ballot)), true, [0], Director, TwoWeeksLater.AddDays(1)).Error.ShouldBeNull();
        return ballot;
    }

    public static Ballot Counted()
    {
        var (ballot, after) = (FollowConfirmed(), TwoWeeksLater.AddDays(1));
        var tally = Tallied(ballot, OneOwner(ballot));
        ballot.EnterStatistics(tally, [.. tally.Questions.Select(q => new EnteredFigures(q.Final.For, q.Final.Against, q.Final.Abstain))], Director, after).Error.ShouldBeNull();
        ballot.ConfirmStatistics(ConfirmingSide.Convenor, Director, after).Error.ShouldBeNull();
        ballot.ConfirmStatistics(ConfirmingSide.Government, StreetOfficer, after).Error.ShouldBeNull();
        ballot.Count(tally, Director, after).Error.ShouldBeNull();
        return ballot;
    }

    public static VotingUnit OneOwner(Ballot ballot, bool bound = true) => Roll.Freeze(ballot.Id, [Home(Room101, 8000, bound, Owner)], false).Units[0];

    public static VotingUnit Couple(Ballot ballot, bool bound) => Roll.Freeze(ballot.Id, [Home(Room201, 9000, bound, Owner, Spouse)], false).Units[0];

    public static RegisteredHome Home(HouseId house, long centi, bool bound, params OwnerId[] owners) =>
        new(new RollHouse(house, "1栋", "1单元", "1", "101", new Area(centi)), false, false, [.. owners.Select(o => new RollOwner(o, bound ? o.Value : null))]);

    public static TallyOutcome Tallied(Ballot ballot, VotingUnit unit, Choice choice = Choice.For) => Tally.Count(
        [unit.Counted],
        [new CountedVote(unit.Id, true, Monday.AddDays(1), Choices.Of(Enumerable.Repeat(choice, ballot.Questions.Count)).Text)],
        [],
        ballot.Thresholds(),
        Rules.Quorum);
}
