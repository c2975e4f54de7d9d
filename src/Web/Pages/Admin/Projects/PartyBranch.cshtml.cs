using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>添加小区党支部 (PRJ-26).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.RecordPartyBranches)]
public sealed class PartyBranchModel(IMediator mediator) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public PartyBranchForm Form { get; set; } = new();

    /// <summary>Choices of 物业项目.</summary>
    public IReadOnlyList<SelectListItem> Projects { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(Guid? project, CancellationToken ct)
    {
        Form.Project = project;
        return await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var done = await mediator.Send(new RecordPartyBranch(Form.Project, Form.Secretary, Form.Document, Form.Phone, Form.FoundedOn), ct);
        return done.Error is { } refused ? this.Refused(refused) : this.Done("执行成功", "/Admin/Projects/Detail", new { id = Form.Project, tab = "branch" });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var projects = await mediator.Send(new GetProjects(new ProjectFilter(), new Application.Shared.Page(Size: Application.Shared.Page.MaxSize)), ct);
        if (projects.Error is { } refused) return refused;

        Projects = [.. projects.Value.Items.Select(project => new SelectListItem(project.Name, project.Id.ToString()))];
        return null;
    }
}

/// <summary>The form of a party branch.</summary>
public sealed class PartyBranchForm
{
    /// <summary>物业项目</summary>
    public Guid? Project { get; set; }

    /// <summary>党支部书记</summary>
    public string? Secretary { get; set; }

    /// <summary>身份证号码</summary>
    public string? Document { get; set; }

    /// <summary>手机号码</summary>
    public string? Phone { get; set; }

    /// <summary>成立日期</summary>
    public DateOnly? FoundedOn { get; set; }
}
