using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Lets the application pass, or refuses it for good with an opinion (BAL-09).</summary>
/// <param name="Ballot">The application.</param>
/// <param name="Approve">Pass or refuse.</param>
/// <param name="Opinion">审核意见; mandatory when refused.</param>
/// <param name="ExpectedVersion">The version that the reviewer read.</param>
[Requires(Permissions.ReviewBallots)]
public sealed record ReviewBallot(BallotId Ballot, bool Approve, string? Opinion, long? ExpectedVersion) : ICommand;

internal sealed class ReviewBallotValidator : AbstractValidator<ReviewBallot>
{
    public ReviewBallotValidator() => RuleFor(c => c.Opinion).MaximumLength(500).OverridePropertyName("opinion").WithMessage("审核意见不能超过500个字");
}

internal sealed class ReviewBallotHandler(IRepository<Ballot> ballots, BallotToDos todos, IActor actor, TimeProvider clock) : ICommandHandler<ReviewBallot>
{
    public async Task<Result> Handle(ReviewBallot command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        var now = clock.GetUtcNow();
        var reviewed = command.Approve ? ballot.Approve(actor.ToActing(), command.Opinion, now) : ballot.Reject(actor.ToActing(), command.Opinion ?? "", now);
        if (reviewed.Error is { } refused) return refused;

        await todos.ReviewDoneAsync(ballot, command.Approve, cancellationToken);
        return Result.Done;
    }
}
