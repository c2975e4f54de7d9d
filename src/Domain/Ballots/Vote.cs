using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Ballots;

/// <summary>One electronic vote of one owner for one voting unit; never changed (BAL-14). A root of its own: casting never touches the ballot's row, so ten thousand owners do not collide on its version.</summary>
public sealed class Vote : AggregateRoot<VoteId>
{
    private Vote()
    {
    }

    /// <summary>The ballot.</summary>
    public BallotId BallotId { get; private set; }

    /// <summary>The unit it counts for.</summary>
    public VotingUnitId Unit { get; private set; }

    /// <summary>The home it was cast for.</summary>
    public HouseId House { get; private set; }

    /// <summary>The owner whose vote it is.</summary>
    public OwnerId Voter { get; private set; }

    /// <summary>Whether the voter had bound before voting started; decides which of several votes stands (BAL-18).</summary>
    public bool BoundBeforeStart { get; private set; }

    /// <summary>One letter a question; sealed until the end of voting.</summary>
    public Choices Choices { get; private set; } = null!;

    /// <summary>Server time of casting.</summary>
    public DateTimeOffset CastAt { get; private set; }

    /// <summary>The person who voted in the owner's place; null when the owner did.</summary>
    public Guid? Proxy { get; private set; }

    internal static Vote Record(BallotId ballot, VotingUnitId unit, HouseId house, BoundOwner voter, Choices choices, DateTimeOffset now, Guid? proxy)
    {
        var vote = new Vote
        {
            Id = VoteId.New(),
            BallotId = ballot,
            Unit = unit,
            House = house,
            Voter = voter.Owner,
            BoundBeforeStart = voter.BoundBeforeStart,
            Choices = choices,
            CastAt = now,
            Proxy = proxy,
        };
        vote.Raise(new VoteCast(ballot, unit, house, voter.Owner, vote.Id, now));
        return vote;
    }
}
