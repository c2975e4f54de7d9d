using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>One account of 用户统计 and whether it is bound, also where the reader governs it not: a manager of the place's projects (ACC-27, STA-02).</summary>
/// <param name="mediator">Sends the question.</param>
[OpensFor(Permissions.ViewUnitFigures)]
public sealed class BindingModel(IMediator mediator) : PageModel
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What is shown.</summary>
    public CategoryAccount Account { get; private set; } = new(default, "", null, Role.CityOfficer, null, null, null, AccountState.Preset, default, null, null, false);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>催绑</summary>
    public async Task<IActionResult> OnPostNudgeAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new NudgeAccount(Id), ct)).Error is not { } refused) return this.Done("催绑短信已发送", null, new { id = Id });

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccountOfCategory(Id), ct);
        if (answer.Error is null) Account = answer.Value;
        return answer.Error;
    }
}
