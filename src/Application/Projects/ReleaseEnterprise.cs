using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>Ends the management of a project without a successor (移除在管).</summary>
/// <param name="Project">The project.</param>
/// <param name="End">What proves it.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.AssignManagement)]
public sealed record ReleaseEnterprise(ProjectId Project, ManagementEnd End, long? ExpectedVersion) : ICommand;

internal sealed class ReleaseEnterpriseValidator : AbstractValidator<ReleaseEnterprise>
{
    public ReleaseEnterpriseValidator() => RuleFor(c => c.End).IsInEnum().WithMessage("请选择终止依据");
}

internal sealed class ReleaseEnterpriseHandler(IRepository<PropertyProject> projects, TimeProvider clock) : ICommandHandler<ReleaseEnterprise>
{
    public async Task<Result> Handle(ReleaseEnterprise command, CancellationToken cancellationToken)
    {
        if (await projects.FirstOrDefaultAsync(ProjectSpecs.ById(command.Project), cancellationToken) is not { } project) return ProjectErrors.NotFound;
        if (project.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;

        return project.EndManagement(command.End, clock.GetUtcNow());
    }
}
