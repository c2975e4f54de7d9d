using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Determines the result for good (计票, BAL-24).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.CountBallots)]
public sealed record CountBallot(BallotId Ballot, long? ExpectedVersion) : ICommand;

internal sealed class CountBallotHandler(IRepository<Ballot> ballots, IBallotBox box, IRootLock locks, IActor actor, TimeProvider clock) : ICommandHandler<CountBallot>
{
    public async Task<Result> Handle(CountBallot command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;

        await locks.HoldAsync(ballot, cancellationToken);
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;
        if (ballot.Phase != BallotPhase.FollowConfirmed) return ballot.Phase == BallotPhase.Counted ? BallotErrors.Final : BallotErrors.FollowNotConfirmed;

        // Before the box is opened, so that what had settled by then is in it.
        var now = clock.GetUtcNow();
        var tally = (await box.OpenAsync(ballot.Id, cancellationToken)).CountFor(ballot);
        return ballot.Count(tally, actor.ToActing(), now);
    }
}
