using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Organisations;

/// <summary>Registers a unit or corrects its entry (ORG-03).</summary>
/// <param name="mediator">Sends the commands.</param>
[OpensFor(Permissions.EditOrganisations)]
public sealed class EditModel(IMediator mediator) : PageModel
{
    /// <summary>The unit; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string? place, CancellationToken ct)
    {
        Form.Place = place;
        if (Id is not { } id)
        {
            var known = await mediator.Send(new GetPlaces(), ct);
            return known.Error is { } hidden ? this.Refused(hidden) : Page();
        }

        var answer = await mediator.Send(new GetOrganisation(id), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        (Form, Version) = (OrganisationForm.Of(answer.Value), answer.Value.Version);
        return Page();
    }

    /// <summary>Saves.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Id is { } id)
        {
            var corrected = await mediator.Send(new CorrectOrganisation(id, Form.Name ?? "", Form.Code, Form.ContactPerson, Form.ContactPhone, Form.Address, Version), ct);
            return corrected.Error is { } wrong ? this.Refused(wrong) : this.Done("提交成功", "/Admin/Organisations/Detail", new { id });
        }

        var made = await mediator.Send(new RegisterOrganisation(Form.Type ?? default, Form.Name ?? "", Form.Code, null, Form.Place ?? "", Form.ContactPerson, Form.ContactPhone, Form.Address), ct);
        return made.Error is { } refused ? this.Refused(refused) : this.Done("添加成功", "/Admin/Organisations/Detail", new { id = made.Value.Value });
    }
}

/// <summary>The form of a unit.</summary>
public sealed class OrganisationForm
{
    /// <summary>单位类型</summary>
    public OrganisationType? Type { get; set; }

    /// <summary>辖区代码</summary>
    public string? Place { get; set; }

    /// <summary>名称</summary>
    public string? Name { get; set; }

    /// <summary>Code of the unit.</summary>
    public string? Code { get; set; }

    /// <summary>联系人</summary>
    public string? ContactPerson { get; set; }

    /// <summary>电话</summary>
    public string? ContactPhone { get; set; }

    /// <summary>地址</summary>
    public string? Address { get; set; }

    /// <summary>The entry as it is.</summary>
    public static OrganisationForm Of(OrganisationLine unit) => new()
    {
        Type = unit.Type,
        Place = unit.Place,
        Name = unit.Name,
        Code = unit.Code,
        ContactPerson = unit.ContactPerson,
        ContactPhone = unit.ContactPhone,
        Address = unit.Address,
    };
}
