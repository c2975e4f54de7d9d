using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Confirms the statistics for the caller's side: the convenor, or the street's or community's office (BAL-23).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.ConfirmAsConvenor, Permissions.ConfirmAsGovernment)]
public sealed record ConfirmStatistics(BallotId Ballot, long? ExpectedVersion) : ICommand;

internal sealed class ConfirmStatisticsHandler(IRepository<Ballot> ballots, BallotToDos todos, IActor actor, TimeProvider clock) : ICommandHandler<ConfirmStatistics>
{
    public async Task<Result> Handle(ConfirmStatistics command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        var acting = actor.ToActing();
        var side = ballot.IsConvenor(acting) ? ConfirmingSide.Convenor : ConfirmingSide.Government;
        var needed = side == ConfirmingSide.Convenor ? Permissions.ConfirmAsConvenor : Permissions.ConfirmAsGovernment;
        if (!actor.May(needed)) return SharedErrors.NotPermitted;
        if (ballot.ConfirmStatistics(side, acting, clock.GetUtcNow()).Error is { } refused) return refused;

        await todos.ConfirmationDoneAsync(ballot, side, cancellationToken);
        return Result.Done;
    }
}
