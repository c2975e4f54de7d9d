using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Saves the draft's content; completeness is not asked for (BAL-03, BAL-04, BAL-07).</summary>
/// <param name="Ballot">The draft.</param>
/// <param name="Content">What it shall hold.</param>
/// <param name="ExpectedVersion">The version that the caller read; null when the caller does not care.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record EditBallot(BallotId Ballot, BallotContent Content, long? ExpectedVersion) : ICommand;

internal sealed class EditBallotValidator : AbstractValidator<EditBallot>
{
    public EditBallotValidator()
    {
        RuleFor(c => c.Content.Topic).MaximumLength(100).OverridePropertyName("topic").WithMessage("投票议题不能超过100个字");
        RuleFor(c => c.Content.Description).MaximumLength(4000).OverridePropertyName("description").WithMessage("说明不能超过4000个字");
        RuleFor(c => c.Content.ShortNoticeReason).MaximumLength(500).OverridePropertyName("shortNoticeReason").WithMessage("理由不能超过500个字");
        RuleFor(c => c.Content.Matters).Must(matters => matters.Count <= 20).OverridePropertyName("matters").WithMessage("投票事项不能超过20项");
        RuleFor(c => c.Content.Scope.Parts).Must(parts => parts.Count <= 2000).OverridePropertyName("scope").WithMessage("投票范围过大");
        RuleForEach(c => c.Content.Matters).ChildRules(matter =>
        {
            matter.RuleFor(m => m.Title).MaximumLength(200).WithMessage("投票事项不能超过200个字");
            matter.RuleFor(m => m.Kind).IsInEnum().WithMessage("事项类别无效");
            matter.RuleFor(m => m.Description).MaximumLength(4000).WithMessage("事项说明不能超过4000个字");
            matter.RuleFor(m => m.Candidates).Must(names => names.Count <= 40 && names.All(n => n.Length <= 50)).WithMessage("候选人不能超过40名，每名不超过50个字");
            matter.RuleFor(m => m.Seats).InclusiveBetween(0, 40).WithMessage("席位数应在0到40之间");
        }).OverridePropertyName("matters");
    }
}

internal sealed class EditBallotHandler(IRepository<Ballot> ballots, IActor actor) : ICommandHandler<EditBallot>
{
    public async Task<Result> Handle(EditBallot command, CancellationToken cancellationToken)
    {
        if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, command.Ballot), cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        return ballot.Edit(command.Content, actor.ToActing());
    }
}
