using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Confirms the rule of 从众 and enters how many followed (确认从众, BAL-20, BAL-21).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="RuleConfirmed">Whether the rule was read and confirmed.</param>
/// <param name="Followers">Votes typed, one figure a question.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.CountBallots)]
public sealed record ConfirmFollow(BallotId Ballot, bool RuleConfirmed, IReadOnlyList<int> Followers, long? ExpectedVersion) : ICommand;

internal sealed class ConfirmFollowValidator : AbstractValidator<ConfirmFollow>
{
    public ConfirmFollowValidator() => RuleFor(c => c.Followers).Must(followers => followers is { Count: > 0 and <= 400 }).OverridePropertyName("followers").WithMessage("请逐项录入从众票数");
}

internal sealed class ConfirmFollowHandler(IRepository<Ballot> ballots, IBallotBox box, RollFreezer rolls, IRootLock locks, IActor actor, TimeProvider clock) : ICommandHandler<ConfirmFollow>
{
    public async Task<Result> Handle(ConfirmFollow command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;

        // Without the lock a paper entry could slip in between the count and the state that forbids it.
        await locks.HoldAsync(ballot, cancellationToken);
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;
        var now = clock.GetUtcNow();
        if (ballot.StateAt(now) is not (BallotState.Closed or BallotState.FollowConfirmed)) return ballot.Phase == BallotPhase.Counted ? BallotErrors.Final : BallotErrors.NotClosed;

        await rolls.EnsureAsync(ballot, now, cancellationToken);
        var tally = (await box.OpenAsync(ballot.Id, cancellationToken)).CountFor(ballot);
        return ballot.ConfirmFollow(tally, command.RuleConfirmed, command.Followers, actor.ToActing(), now);
    }
}
