using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Submits the application for review; 提交成功 (BAL-05).</summary>
/// <param name="Ballot">The draft.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record SubmitBallot(BallotId Ballot, long? ExpectedVersion) : ICommand;

internal sealed class SubmitBallotHandler(IRepository<Ballot> ballots, IOwnershipFacts facts, IBallotRules rules, BallotToDos todos, IActor actor, TimeProvider clock)
    : ICommandHandler<SubmitBallot>
{
    public async Task<Result> Handle(SubmitBallot command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        var now = clock.GetUtcNow();
        var inForce = rules.InForceAt(now);
        var homes = await facts.CountHomesAsync(ballot.ProjectId, ballot.Content.Scope, ballot.Content.ParkingCounts ?? inForce.ParkingCounts, cancellationToken);
        if (ballot.Submit(inForce, homes, actor.ToActing(), now).Error is { } refused) return refused;

        await todos.AskForReviewAsync(ballot, cancellationToken);
        return Result.Done;
    }
}
