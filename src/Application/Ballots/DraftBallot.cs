using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Starts a draft for a residential area (BAL-02), empty or as a copy of another application (decision 5).</summary>
/// <param name="Project">The area.</param>
/// <param name="CopyOf">The application to copy; null for an empty draft.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record DraftBallot(ProjectId Project, BallotId? CopyOf = null) : ICommand<BallotId>;

internal sealed class DraftBallotValidator : AbstractValidator<DraftBallot>
{
    public DraftBallotValidator() => RuleFor(c => c.Project.Value).NotEmpty().OverridePropertyName("project").WithMessage("请选择小区");
}

internal sealed class DraftBallotHandler(IRepository<Ballot> ballots, IAssemblyFacts facts, IBusinessNumbers numbers, IActor actor, TimeProvider clock)
    : ICommandHandler<DraftBallot, BallotId>
{
    private const string NumberPrefix = "TP";

    public async Task<Result<BallotId>> Handle(DraftBallot command, CancellationToken cancellationToken)
    {
        if (await facts.AreaAsync(command.Project, cancellationToken) is not { } area) return BallotErrors.NotFound;
        if (actor.OrganisationId is not { } organisation || await facts.OrganisationAsync(organisation, cancellationToken) is not { Kind: { } kind } convenor) return BallotErrors.NotConvenor;

        var number = await numbers.NextAsync(NumberPrefix, cancellationToken);
        var ballot = Ballot.Draft(number, area.Project, area.Name, area.Jurisdiction, new Convenor(kind, organisation, convenor.Name), actor.ToActing(), clock.GetUtcNow());
        if (command.CopyOf is { } original)
        {
            if (await ballots.FirstOrDefaultAsync(BallotSpecs.SeenBy(actor.OrganisationId, original), cancellationToken) is not { } copied || copied.ProjectId != area.Project) return BallotErrors.NotFound;
            if (ballot.Edit(copied.Content with { Start = null, End = null, ShortNoticeReason = null }, actor.ToActing()).Error is { } refused) return refused;
        }

        return ballots.Add(ballot).Id;
    }
}
