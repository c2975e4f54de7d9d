using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>新增: presets somebody below (ACC-07, ACC-21, ACC-23, ACC-29).</summary>
/// <param name="mediator">Sends the command.</param>
/// <param name="texts">Names of the permissions.</param>
[OpensFor(Permissions.PresetAccounts)]
public sealed class NewModel(IMediator mediator, ErrorTexts texts) : PageModel
{
    /// <summary>The role chosen; the first that can be preset otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public Role Role { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public AccountForm Form { get; set; } = new();

    /// <summary>What the reader may choose.</summary>
    public PresetChoices Choices { get; private set; } = new([], [], []);

    /// <summary>Units of the role.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Permissions beyond the role.</summary>
    public IReadOnlyList<SelectListItem> Grantable { get; private set; } = [];

    /// <summary>Projects that a manager can hold.</summary>
    public IReadOnlyList<SelectListItem> Projects { get; private set; } = [];

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Presets the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var answer = await mediator.Send(new PresetAccount(Role, Form.UnitId, Form.Name ?? "", Form.Phone ?? "", Form.Position, [.. Form.Projects], [.. Form.Granted]), ct);
        return answer.Error is { } refused ? this.Refused(refused) : this.Done("添加成功", "/Admin/Accounts/Detail", new { id = answer.Value.Value });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var first = await mediator.Send(new GetPresetChoices(), ct);
        if (first.Error is { } refused) return refused;

        Choices = first.Value;
        if (Choices.Roles.Count == 0) return null;
        if (!Choices.Roles.Contains(Role))
        {
            // Whoever only looks is led to a role that there is; whoever posts another one made the form up.
            if (HttpMethods.IsPost(Request.Method) && Role != default) return AccountErrors.NotYourPreset;

            Role = Choices.Roles[0];
        }


        var chosen = await mediator.Send(new GetPresetChoices(Role), ct);
        if (chosen.Error is { } denied) return denied;

        Units = [.. chosen.Value.Units.Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))];
        Grantable = [.. chosen.Value.Grantable.Select(key => new SelectListItem(texts.OfPermission(key), key))];
        if (Units.Count == 1) Form.UnitId ??= chosen.Value.Units[0].Id;
        if (Role is not (Role.ProjectManager or Role.ProjectStaff or Role.PrepGroup)) return null;

        var projects = await mediator.Send(new GetProjects(new ProjectFilter(), new Application.Shared.Page(1, Application.Shared.Page.MaxSize)), ct);
        Projects = projects.Error is null ? [.. projects.Value.Items.Select(project => new SelectListItem(project.Name, project.Id.ToString()))] : [];
        return null;
    }
}

/// <summary>The form of an account.</summary>
public sealed class AccountForm
{
    /// <summary>单位</summary>
    public Guid? UnitId { get; set; }

    /// <summary>姓名</summary>
    public string? Name { get; set; }

    /// <summary>手机号码</summary>
    public string? Phone { get; set; }

    /// <summary>职务</summary>
    public string? Position { get; set; }

    /// <summary>管理的小区</summary>
    public IList<Guid> Projects { get; set; } = [];

    /// <summary>附加权限</summary>
    public IList<string> Granted { get; set; } = [];
}
