using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>新增: presets somebody below (ACC-07, ACC-21, ACC-23, ACC-29).</summary>
/// <param name="mediator">Sends the command.</param>
/// <param name="texts">Names of the permissions.</param>
[OpensFor(Application.Shared.Permissions.PresetAccounts)]
public sealed class NewModel(IMediator mediator, ErrorTexts texts) : PageModel
{
    /// <summary>The role chosen; the first that can be preset otherwise.</summary>
    [BindProperty(SupportsGet = true)]
    public Role Role { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public AccountForm Form { get; set; } = new();

    /// <summary>管理的小区</summary>
    [BindProperty]
    public ProjectTicks Ticks { get; set; } = new();

    /// <summary>What the reader may choose.</summary>
    public PresetChoices Choices { get; private set; } = new([], [], 0, [], []);

    /// <summary>Units of the role.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>How many more units there are than are listed.</summary>
    public int MoreUnits => Choices.MoreUnits;

    /// <summary>Permissions of the role, and those beyond it that the reader may give.</summary>
    public IReadOnlyList<SelectListItem> Permissions { get; private set; } = [];

    /// <summary>Shows the form: what comes with the role is ticked.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        Form.Held = [.. Choices.OfRole];
        return Page();
    }

    /// <summary>查找: lists other units and projects to choose from; nothing typed is lost and nothing is preset.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Presets the account: what is ticked is held; what the role brings and is not ticked is withheld.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var answer = await mediator.Send(
            new PresetAccount(
                Role, Form.UnitId, Form.Name ?? "", Form.Phone ?? "", Form.Position, [.. Ticks.Chosen], [.. Form.Held.Except(Choices.OfRole)], [.. Choices.OfRole.Except(Form.Held)]),
            ct);
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

        var chosen = await mediator.Send(new GetPresetChoices(Role, Form.LookingUnit, Form.UnitId), ct);
        if (chosen.Error is { } denied) return denied;

        Choices = chosen.Value;
        Units = [.. Choices.Units.Select(unit => new SelectListItem(unit.Name, unit.Id.ToString()))];
        Permissions =
        [
            .. Choices.OfRole.Select(key => new SelectListItem(texts.OfPermission(key), key)),
            .. Choices.Grantable.Select(key => new SelectListItem($"{texts.OfPermission(key)}（附加）", key)),
        ];
        if (Units.Count == 1) Form.UnitId ??= Choices.Units[0].Id;
        return Domain.Accounts.Roles.ServingProjects.Contains(Role) ? await Ticks.LoadAsync(mediator, ct) : null;
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

    /// <summary>权限: what is ticked.</summary>
    public IList<string> Held { get; set; } = [];

    /// <summary>What is looked for among the units.</summary>
    public string? LookingUnit { get; set; }
}
