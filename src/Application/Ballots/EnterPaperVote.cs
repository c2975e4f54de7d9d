using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Enters a paper ballot for a room (投票补计, BAL-15).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="House">The room chosen.</param>
/// <param name="Choices">One choice a question; null for a unit that did not vote.</param>
/// <param name="Photo">Photo of the paper ballot, uploaded before as attachment of the ballot.</param>
/// <param name="Replaces">The entry to correct; null for a first one.</param>
[Requires(Permissions.EnterPaperBallots)]
public sealed record EnterPaperVote(BallotId Ballot, HouseId House, IReadOnlyList<Choice>? Choices, Guid? Photo, PaperVoteId? Replaces) : ICommand<PaperVoteId>
{
    /// <summary>Never shows a choice: requests may be logged.</summary>
    public override string ToString() => $"{nameof(EnterPaperVote)} {Ballot.Value}";
}

internal sealed class EnterPaperVoteValidator : AbstractValidator<EnterPaperVote>
{
    public EnterPaperVoteValidator()
    {
        RuleFor(c => c.Choices).Must(choices => choices is null or { Count: > 0 and <= 400 }).OverridePropertyName("choices").WithMessage("请逐项录入投票结果");
        RuleForEach(c => c.Choices).IsInEnum().OverridePropertyName("choices").WithMessage("选项无效");
    }
}

internal sealed class EnterPaperVoteHandler(IRepository<Ballot> ballots, IRepository<VotingUnit> units, IRepository<PaperVote> papers, IBallotBox box, IAttachmentFacts files, RollFreezer rolls, IRootLock locks, IActor actor, TimeProvider clock)
    : ICommandHandler<EnterPaperVote, PaperVoteId>
{
    public async Task<Result<PaperVoteId>> Handle(EnterPaperVote command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        var now = clock.GetUtcNow();
        if (ballot.StateAt(now) is not (BallotState.Open or BallotState.Closed)) return ballot.Phase == BallotPhase.Counted ? BallotErrors.Final : BallotErrors.PaperNotAllowed;

        await rolls.EnsureAsync(ballot, now, cancellationToken);
        await locks.HoldAsync(ballot, cancellationToken);
        if (await units.FirstOrDefaultAsync(BallotSpecs.UnitOf(command.Ballot, command.House), cancellationToken) is not { } unit) return BallotErrors.OutOfScope;

        if (command.Photo is { } photo && !await files.BelongsAsync(photo, AttachmentKinds.BallotPaper, command.Ballot.Value, cancellationToken)) return BallotErrors.PhotoMissing;

        var content = await box.OpenAsync(command.Ballot, unit.Id, cancellationToken);
        var standing = Tally.Standing([unit.Counted], content.Votes, []).Single();
        var current = await papers.FirstOrDefaultAsync(BallotSpecs.PaperOf(unit.Id), cancellationToken);
        var choices = command.Choices is { } given ? Choices.Of(given) : null;
        var entry = ballot.EnterPaper(unit, command.House, standing.Channel == VoteChannel.Electronic, current?.Id, command.Replaces, choices, command.Photo, actor.ToActing(), now);
        if (entry.Error is { } refused) return refused;

        return papers.Add(entry.Value).Id;
    }
}
