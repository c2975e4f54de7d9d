using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class BallotUniqueIndexes : IUniqueIndexes
{
    public IReadOnlyDictionary<string, Error> Errors { get; } = new Dictionary<string, Error>
    {
        ["ux_votes_ballot_unit_voter"] = BallotErrors.AlreadyVoted,
        ["ux_paper_votes_replaces"] = BallotErrors.PaperEntered,
        ["ux_roll_houses_house_ballot"] = SharedErrors.Stale,
        ["ux_ballots_number"] = SharedErrors.Duplicate,
    };
}
