using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;

namespace PropertyPlatform.Application.Ballots;

/// <summary>
/// Ballots in which votes are being taken. From the freezing of its roll to its end nothing can change a ballot, so it need not be
/// read anew for each of ten thousand votes; what is given out is for reading only.
/// </summary>
public interface IOpenBallots
{
    /// <summary>The ballot, when it is open at that moment with its roll frozen and lies within the caller's scope; null otherwise, and then the table has to be asked.</summary>
    Task<Ballot?> FindAsync(BallotId ballot, DateTimeOffset now, CancellationToken ct);

    /// <summary>The unit that a home votes with; null when the home is not on the roll.</summary>
    Task<VotingUnit?> UnitOfAsync(BallotId ballot, HouseId house, CancellationToken ct);
}
