using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Enters a unit into the registry (ORG-03).</summary>
/// <param name="Type">What it is.</param>
/// <param name="Name">名称</param>
/// <param name="Code">统一社会信用代码 or 机构代码; needed for enterprises, branches and developers.</param>
/// <param name="ParentId">The unit it belongs to; null for none.</param>
/// <param name="Place">Code of the place that it governs or sits in, as <c>4403.05.007.</c></param>
/// <param name="ContactPerson">联系人</param>
/// <param name="ContactPhone">电话 of the office.</param>
/// <param name="Address">地址</param>
[Requires(Permissions.EditOrganisations)]
public sealed record RegisterOrganisation(
    OrganisationType Type, string Name, string? Code, Guid? ParentId, string Place, string? ContactPerson = null, string? ContactPhone = null, string? Address = null) : ICommand<OrganisationId>;

internal sealed class RegisterOrganisationValidator : AbstractValidator<RegisterOrganisation>
{
    public RegisterOrganisationValidator()
    {
        RuleFor(c => c.Type).IsInEnum().WithMessage("请选择单位类型");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写单位名称").MaximumLength(Organisation.NameLength).WithMessage("单位名称过长");
        RuleFor(c => c.Code).MaximumLength(30).WithMessage("代码过长");
        RuleFor(c => c.Place).Must(Jurisdiction.IsCode).WithMessage("请选择所属辖区");
        RuleFor(c => c.ContactPerson).MaximumLength(60).WithMessage("联系人过长");
        RuleFor(c => c.ContactPhone).MaximumLength(40).WithMessage("电话过长");
        RuleFor(c => c.Address).MaximumLength(200).WithMessage("地址过长");
    }
}

internal sealed class RegisterOrganisationHandler(IRepository<Organisation> organisations, IRepository<JurisdictionUnit> places) : ICommandHandler<RegisterOrganisation, OrganisationId>
{
    public async Task<Result<OrganisationId>> Handle(RegisterOrganisation command, CancellationToken cancellationToken)
    {
        var place = Jurisdiction.Of(command.Place);
        if (!await places.AnyAsync(OrganisationSpecs.PlaceOf(place), cancellationToken)) return OrganisationErrors.PlaceUnknown;

        OrganisationId? parent = command.ParentId is { } id ? new OrganisationId(id) : null;
        if (parent is { } above && !await organisations.AnyAsync(OrganisationSpecs.ById(above), cancellationToken)) return OrganisationErrors.NotFound;

        var contact = new OrganisationContact(command.ContactPerson, command.ContactPhone, command.Address);
        var registered = Organisation.Register(command.Type, command.Name, command.Code, parent, place, contact);
        return registered.Error is { } refused ? refused : organisations.Add(registered.Value).Id;
    }
}
