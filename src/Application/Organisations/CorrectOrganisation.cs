using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Corrects the entry of a unit (ORG-03). Its type and its place stay.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">名称</param>
/// <param name="Code">统一社会信用代码 or 机构代码.</param>
/// <param name="ContactPerson">联系人</param>
/// <param name="ContactPhone">电话</param>
/// <param name="Address">地址</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.EditOrganisations)]
public sealed record CorrectOrganisation(Guid Id, string Name, string? Code, string? ContactPerson, string? ContactPhone, string? Address, long? Version) : ICommand;

internal sealed class CorrectOrganisationValidator : AbstractValidator<CorrectOrganisation>
{
    public CorrectOrganisationValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写单位名称").MaximumLength(Organisation.NameLength).WithMessage("单位名称过长");
        RuleFor(c => c.Code).MaximumLength(30).WithMessage("代码过长");
        RuleFor(c => c.ContactPerson).MaximumLength(60).WithMessage("联系人过长");
        RuleFor(c => c.ContactPhone).MaximumLength(40).WithMessage("电话过长");
        RuleFor(c => c.Address).MaximumLength(200).WithMessage("地址过长");
    }
}

internal sealed class CorrectOrganisationHandler(IRepository<Organisation> organisations, NameQuestions questions) : ICommandHandler<CorrectOrganisation>
{
    public async Task<Result> Handle(CorrectOrganisation command, CancellationToken cancellationToken)
    {
        if (await organisations.FirstOrDefaultAsync(OrganisationSpecs.ById(new OrganisationId(command.Id)), cancellationToken) is not { } organisation) return OrganisationErrors.NotFound;
        if (organisation.IsStale(command.Version)) return SharedErrors.Stale;

        var before = organisation.Name;
        if (organisation.Correct(command.Name, command.Code, new OrganisationContact(command.ContactPerson, command.ContactPhone, command.Address)).Error is { } refused) return refused;

        await questions.AnswerAsync(organisation, organisation.Name != before, cancellationToken);
        return Result.Done;
    }
}
