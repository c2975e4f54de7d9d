using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>A paper ballot as the desk entered it (投票补计). A correction is a further entry that names the one it replaces; both stay (BAL-17).</summary>
public sealed class PaperVote : AggregateRoot<PaperVoteId>
{
    private PaperVote()
    {
    }

    /// <summary>The ballot.</summary>
    public BallotId BallotId { get; private set; }

    /// <summary>The unit it settles.</summary>
    public VotingUnitId Unit { get; private set; }

    /// <summary>The room that the desk chose.</summary>
    public HouseId House { get; private set; }

    /// <summary>One letter a question; null when the unit did not vote.</summary>
    public Choices? Choices { get; private set; }

    /// <summary>Attachment with the photo of the paper.</summary>
    public Guid? Photo { get; private set; }

    /// <summary>Who entered it.</summary>
    public Acting EnteredBy { get; private set; } = null!;

    /// <summary>When it was entered.</summary>
    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>The entry it corrects; null for a first entry.</summary>
    public PaperVoteId? Replaces { get; private set; }

    internal static PaperVote Enter(BallotId ballot, VotingUnitId unit, HouseId house, Choices? choices, Guid? photo, Acting by, PaperVoteId? replaces, DateTimeOffset now)
    {
        var entry = new PaperVote
        {
            Id = PaperVoteId.New(),
            BallotId = ballot,
            Unit = unit,
            House = house,
            Choices = choices,
            Photo = photo,
            EnteredBy = by,
            EnteredAt = now,
            Replaces = replaces,
        };
        entry.Raise(new PaperEntered(ballot, unit, house, entry.Id, replaces is not null));
        return entry;
    }
}
