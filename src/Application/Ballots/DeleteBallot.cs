using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Throws a draft away (BAL-08).</summary>
/// <param name="Ballot">The draft.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record DeleteBallot(BallotId Ballot, long? ExpectedVersion) : ICommand;

internal sealed class DeleteBallotHandler(IRepository<Ballot> ballots, IActor actor) : ICommandHandler<DeleteBallot>
{
    public async Task<Result> Handle(DeleteBallot command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;
        if (ballot.Delete(actor.ToActing()).Error is { } refused) return refused;

        ballots.Remove(ballot);
        return Result.Done;
    }
}
