using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>添加小区党支部 (PRJ-26); answers 执行成功. A project has one branch, so a later entry replaces the earlier.</summary>
/// <param name="Project">物业项目</param>
/// <param name="Secretary">党支部书记</param>
/// <param name="Document">身份证号码</param>
/// <param name="Phone">手机号码</param>
/// <param name="FoundedOn">成立日期</param>
[Requires(Permissions.RecordPartyBranches)]
public sealed record RecordPartyBranch(Guid? Project, string? Secretary, string? Document, string? Phone, DateOnly? FoundedOn) : ICommand;

internal sealed class RecordPartyBranchValidator : AbstractValidator<RecordPartyBranch>
{
    public RecordPartyBranchValidator()
    {
        RuleFor(c => c.Project).NotEmpty().WithMessage("请选择物业项目");
        RuleFor(c => c.Secretary).Must(name => Normalised.Name(name).Length > 0).WithMessage("请填写党支部书记").MaximumLength(PartyBranch.NameLength).WithMessage($"不超过{PartyBranch.NameLength}个字");
        RuleFor(c => c.Document).Must(number => IdDocument.TryParse(DocumentType.ResidentId, number) is not null).WithMessage("请填写正确的身份证号码");
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.FoundedOn).NotNull().WithMessage("请填写成立日期");
    }
}

internal sealed class RecordPartyBranchHandler(IRepository<PartyBranch> branches, IProjectPlaces places, TimeProvider clock) : ICommandHandler<RecordPartyBranch>
{
    public async Task<Result> Handle(RecordPartyBranch command, CancellationToken cancellationToken)
    {
        var project = ProjectId.From(command.Project ?? Guid.Empty);
        if (await places.FindAsync(project, cancellationToken) is not { } place) return ProjectErrors.NotFound;

        var facts = Facts(command);
        var now = clock.GetUtcNow();
        if (await branches.FirstOrDefaultAsync(ProjectSpecs.BranchOf(project), cancellationToken) is { } known) return known.Update(facts, now);

        var founded = PartyBranch.Found(project, place.Jurisdiction, facts, now);
        if (founded.Error is { } refused) return refused;

        branches.Add(founded.Value);
        return Result.Done;
    }

    private static PartyBranchFacts Facts(RecordPartyBranch command) => new(
        command.Secretary ?? "",
        IdDocument.TryParse(DocumentType.ResidentId, command.Document) ?? throw new InvalidOperationException("The validator reads the document."),
        MobileNumber.TryParse(command.Phone) ?? throw new InvalidOperationException("The validator reads the phone."),
        command.FoundedOn ?? throw new InvalidOperationException("The validator asks for the day."));
}
