using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>Questions asked of ballots, their rolls and their votes.</summary>
public static class BallotSpecs
{
    /// <summary>The ballot of that id.</summary>
    public static Specification<Ballot> ById(BallotId id) => new Specification<Ballot>().Where(b => b.Id == id);

    /// <summary>Ballots that exist for somebody of an organisation: a draft does for its convenor only. Lists and writes share this definition.</summary>
    public static Specification<Ballot> SeenBy(Guid? organisation)
    {
        var own = organisation ?? Guid.Empty;
        return new Specification<Ballot>().Where(b => b.Phase != BallotPhase.Draft || b.Convenor.Organisation == own);
    }

    /// <summary>The ballot of that id, if it exists for somebody of the organisation.</summary>
    public static Specification<Ballot> SeenBy(Guid? organisation, BallotId id) => SeenBy(organisation).Where(b => b.Id == id);

    /// <summary>Ballots that take votes at that moment; lists and writes share this definition.</summary>
    public static Specification<Ballot> OpenAt(DateTimeOffset now) => new Specification<Ballot>()
        .Where(b => b.Phase == BallotPhase.Approved && b.OpensAt <= now && b.ClosesAt > now);

    /// <summary>Ballots that have begun and whose roll nobody froze yet.</summary>
    public static Specification<Ballot> AwaitingRoll(DateTimeOffset now) => new Specification<Ballot>()
        .Where(b => b.Phase == BallotPhase.Approved && b.OpensAt <= now && b.Roll == null).OrderBy(b => b.OpensAt);

    /// <summary>Ballots whose end nobody announced yet.</summary>
    public static Specification<Ballot> AwaitingCloseNotice(DateTimeOffset now) => new Specification<Ballot>()
        .Where(b => b.Phase == BallotPhase.Approved && b.ClosesAt <= now && b.CloseAnnouncedAt == null).OrderBy(b => b.ClosesAt);

    /// <summary>The voting unit to which a home belongs on a ballot's roll.</summary>
    public static Specification<VotingUnit> UnitOf(BallotId ballot, HouseId house) => new Specification<VotingUnit>()
        .Where(u => u.BallotId == ballot && u.Houses.Any(h => h.House == house));

    /// <summary>The votes of a unit, in the order of arrival.</summary>
    public static Specification<Vote> VotesOf(VotingUnitId unit) => new Specification<Vote>().Where(v => v.Unit == unit).OrderBy(v => v.CastAt);

    /// <summary>The vote of an owner for a unit.</summary>
    public static Specification<Vote> VoteOf(BallotId ballot, VotingUnitId unit, OwnerId voter) => new Specification<Vote>()
        .Where(v => v.BallotId == ballot && v.Unit == unit && v.Voter == voter);

    /// <summary>The paper entries of a unit, latest first.</summary>
    public static Specification<PaperVote> PaperOf(VotingUnitId unit) => new Specification<PaperVote>()
        .Where(p => p.Unit == unit).OrderByDescending(p => p.EnteredAt).OrderByDescending(p => p.Id);
}
