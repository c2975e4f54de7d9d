using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>An owner, or the owner's proxy, votes for one of the own homes and with it for the whole voting unit (BAL-13).</summary>
/// <param name="Ballot">The ballot.</param>
/// <param name="House">The home.</param>
/// <param name="Choices">One choice a question, in the order of the ballot.</param>
[Requires(Permissions.CastVotes)]
[ComesInCrowds]
public sealed record CastVote(BallotId Ballot, HouseId House, IReadOnlyList<Choice> Choices) : ICommand<VoteReceipt>
{
    /// <summary>Never shows a choice: requests may be logged.</summary>
    public override string ToString() => $"{nameof(CastVote)} {Ballot.Value}";
}

/// <summary>Proof that a vote is counted in (BAL-14).</summary>
/// <param name="Vote">Number of the vote.</param>
/// <param name="Ballot">The ballot.</param>
/// <param name="House">The home it was cast for.</param>
/// <param name="CastAt">When it was taken.</param>
public sealed record VoteReceipt(Guid Vote, Guid Ballot, Guid House, DateTimeOffset CastAt);

internal sealed class CastVoteValidator : AbstractValidator<CastVote>
{
    public CastVoteValidator()
    {
        RuleFor(c => c.Choices).Must(choices => choices is { Count: > 0 and <= 400 }).OverridePropertyName("choices").WithMessage("请对投票事项作出选择");
        RuleForEach(c => c.Choices).IsInEnum().OverridePropertyName("choices").WithMessage("选项无效");
    }
}

internal sealed class CastVoteHandler(IOpenBallots open, IRepository<Ballot> ballots, IRepository<Vote> votes, IOwnershipFacts facts, RollFreezer rolls, IActor actor, TimeProvider clock)
    : ICommandHandler<CastVote, VoteReceipt>
{
    public async Task<Result<VoteReceipt>> Handle(CastVote command, CancellationToken cancellationToken)
    {
        if (await open.FindAsync(command.Ballot, clock.GetUtcNow(), cancellationToken) is not { } ballot)
        {
            if (await ballots.FirstOrDefaultAsync(BallotSpecs.ById(command.Ballot), cancellationToken) is not { } stored) return BallotErrors.NotFound;
            if (!stored.IsOpenAt(clock.GetUtcNow())) return BallotErrors.NotOpen;

            await rolls.EnsureAsync(stored, clock.GetUtcNow(), cancellationToken);
            ballot = stored;
        }

        if (await open.UnitOfAsync(command.Ballot, command.House, cancellationToken) is not { } unit) return BallotErrors.OutOfScope;

        var (voter, proxy, refused) = await VoterAsync(ballot, unit, command.House, cancellationToken);
        if (voter is null) return refused ?? BallotErrors.NotEligible;

        var vote = ballot.Cast(unit, command.House, voter, Choices.Of(command.Choices), clock.GetUtcNow(), proxy);
        if (vote.Error is { } notTaken) return notTaken;

        votes.Add(vote.Value);
        return new VoteReceipt(vote.Value.Id.Value, ballot.Id.Value, command.House.Value, vote.Value.CastAt);
    }

    /// <summary>The frozen roll speaks first: whoever was bound before the start stays so in this ballot, whatever the register says since (decision 14).</summary>
    private async Task<(BoundOwner? Voter, Guid? Proxy, Error? Refused)> VoterAsync(Ballot ballot, VotingUnit unit, HouseId house, CancellationToken ct)
    {
        var person = actor.PersonId;
        if (unit.Owners.FirstOrDefault(owner => owner.BoundPerson == person) is { } own) return (new BoundOwner(own.Owner, true), null, null);
        if (unit.Owners.FirstOrDefault(owner => owner.Proxy == person) is { } principal) return (new BoundOwner(principal.Owner, true), person, null);

        return await facts.StandingAsync(person, house, ct) switch
        {
            VoterStanding.Bound bound => (new BoundOwner(bound.Owner, bound.Since < ballot.OpensAt), bound.IsProxy ? person : null, null),
            VoterStanding.Unbound => (null, null, BallotErrors.NotBound),
            _ => (null, null, BallotErrors.NotEligible),
        };
    }
}
