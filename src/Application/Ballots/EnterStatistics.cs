using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Enters votes and area of each option, question by question (统计录入, BAL-22).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="Figures">One entry a question.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.CountBallots)]
public sealed record EnterStatistics(BallotId Ballot, IReadOnlyList<EnteredFigures> Figures, long? ExpectedVersion) : ICommand;

internal sealed class EnterStatisticsValidator : AbstractValidator<EnterStatistics>
{
    public EnterStatisticsValidator() => RuleFor(c => c.Figures).Must(figures => figures is { Count: > 0 and <= 400 }).OverridePropertyName("figures").WithMessage("请逐项录入票数及面积");
}

internal sealed class EnterStatisticsHandler(IRepository<Ballot> ballots, IBallotBox box, BallotToDos todos, IActor actor, TimeProvider clock) : ICommandHandler<EnterStatistics>
{
    public async Task<Result> Handle(EnterStatistics command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;
        if (ballot.Phase != BallotPhase.FollowConfirmed) return ballot.Phase == BallotPhase.Counted ? BallotErrors.Final : BallotErrors.FollowNotConfirmed;

        var tally = (await box.OpenAsync(ballot.Id, cancellationToken)).CountFor(ballot);
        if (ballot.EnterStatistics(tally, command.Figures, actor.ToActing(), clock.GetUtcNow()).Error is { } refused) return refused;

        await todos.AskForConfirmationAsync(ballot, cancellationToken);
        return Result.Done;
    }
}
