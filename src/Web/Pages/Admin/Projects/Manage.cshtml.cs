using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>Says which enterprise manages a project (decision 7).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.AssignManagement)]
public sealed class ManageModel(IMediator mediator) : PageModel
{
    private ProjectDetail? _project;

    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>物业服务企业</summary>
    [BindProperty]
    public Guid? Enterprise { get; set; }

    /// <summary>物业服务合同</summary>
    [BindProperty]
    public string? ContractReference { get; set; }

    /// <summary>First day of the contract.</summary>
    [BindProperty]
    public DateOnly? ContractFrom { get; set; }

    /// <summary>Last day of the contract.</summary>
    [BindProperty]
    public DateOnly? ContractUntil { get; set; }

    /// <summary>What proves the end of the management so far.</summary>
    [BindProperty]
    public ManagementEnd? PreviousEnd { get; set; }

    /// <summary>The project as recorded.</summary>
    public ProjectDetail Project => _project ?? throw new InvalidOperationException("Shown only when found.");

    /// <summary>Choices of 物业服务企业.</summary>
    public IReadOnlyList<SelectListItem> Enterprises { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        Version = Project.Version;
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var assigned = await mediator.Send(
            new AssignEnterprise(ProjectId.From(Id), OrganisationId.From(Enterprise ?? Guid.Empty), ContractReference, ContractFrom, ContractUntil, PreviousEnd, Version), ct);
        return assigned.Error is { } refused ? this.Refused(refused) : this.Done("保存成功", "/Admin/Projects/Detail", new { id = Id, tab = "managers" });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var project = await mediator.Send(new GetProject(ProjectId.From(Id)), ct);
        if (project.Error is { } refused) return refused;
        var enterprises = await mediator.Send(new GetProjectPartners(false, null), ct);
        if (enterprises.Error is { } denied) return denied;

        _project = project.Value;
        Enterprises = [.. enterprises.Value.Select(partner => new SelectListItem(partner.Name, partner.Id.ToString()))];
        return null;
    }
}
