using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Freezes the roll of a ballot that has begun; sent by the job that watches starts (BAL-11, BAL-32).</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.BackgroundWork)]
public sealed record FreezeRoll(BallotId Ballot) : ICommand;

internal sealed class FreezeRollHandler(IRepository<Ballot> ballots, RollFreezer rolls, TimeProvider clock) : ICommandHandler<FreezeRoll>
{
    public async Task<Result> Handle(FreezeRoll command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.ById(command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;

        await rolls.EnsureAsync(ballot, clock.GetUtcNow(), cancellationToken);
        return Result.Done;
    }
}

/// <summary>Tells the convenor that voting is over; sent by the job that watches ends (BAL-11).</summary>
/// <param name="Ballot">The ballot.</param>
[Requires(Permissions.BackgroundWork)]
public sealed record AnnounceBallotClose(BallotId Ballot) : ICommand;

internal sealed class AnnounceBallotCloseHandler(IRepository<Ballot> ballots, TimeProvider clock) : ICommandHandler<AnnounceBallotClose>
{
    public async Task<Result> Handle(AnnounceBallotClose command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.ById(command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;

        ballot.AnnounceClose(clock.GetUtcNow());
        return Result.Done;
    }
}
