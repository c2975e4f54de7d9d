using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>Says that an enterprise manages the project from now on; ends the management of another one at the same time when its end is proved (decision 7).</summary>
/// <param name="Project">The project.</param>
/// <param name="Enterprise">The enterprise.</param>
/// <param name="ContractReference">Number or title of the contract.</param>
/// <param name="ContractFrom">First day of the contract.</param>
/// <param name="ContractUntil">Last day of the contract; null when open.</param>
/// <param name="PreviousEnd">What proves the end of the management so far; null when there is none.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.AssignManagement)]
public sealed record AssignEnterprise(
    ProjectId Project, OrganisationId Enterprise, string? ContractReference, DateOnly? ContractFrom, DateOnly? ContractUntil, ManagementEnd? PreviousEnd, long? ExpectedVersion) : ICommand;

internal sealed class AssignEnterpriseValidator : AbstractValidator<AssignEnterprise>
{
    public AssignEnterpriseValidator()
    {
        RuleFor(c => c.Enterprise.Value).NotEmpty().OverridePropertyName("Enterprise").WithMessage("请选择物业服务企业");
        RuleFor(c => c.ContractReference).MaximumLength(ProjectLengths.Brief).WithMessage($"不超过{ProjectLengths.Brief}个字");
        RuleFor(c => c.ContractFrom).NotNull().WithMessage("请填写合同开始日期");
        RuleFor(c => c.ContractUntil).Must((c, until) => until is null || until >= c.ContractFrom).WithMessage("结束日期不早于开始日期");
        RuleFor(c => c.PreviousEnd).IsInEnum().WithMessage("请选择原管理终止依据");
    }
}

internal sealed class AssignEnterpriseHandler(IRepository<PropertyProject> projects, IProjectParties parties, TimeProvider clock) : ICommandHandler<AssignEnterprise>
{
    public async Task<Result> Handle(AssignEnterprise command, CancellationToken cancellationToken)
    {
        if (await projects.FirstOrDefaultAsync(ProjectSpecs.ById(command.Project), cancellationToken) is not { } project) return ProjectErrors.NotFound;
        if (project.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;
        if (!await parties.IsEnterpriseAsync(command.Enterprise, cancellationToken)) return ProjectErrors.EnterpriseUnknown;

        var contract = new ManagementContract(command.ContractReference ?? "", command.ContractFrom ?? throw new InvalidOperationException("The validator asks for it."), command.ContractUntil);
        return project.BeginManagement(command.Enterprise, contract, command.PreviousEnd, clock.GetUtcNow());
    }
}
