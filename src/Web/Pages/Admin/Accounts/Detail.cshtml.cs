using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>The information page of somebody (ACC-22, ACC-24): 账号赋权, 催绑, 解绑, 注销.</summary>
/// <param name="mediator">Sends the commands.</param>
public sealed class DetailModel(IMediator mediator) : PageModel
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the reader saw.</summary>
    [BindProperty]
    public long? Version { get; set; }

    /// <summary>What is shown.</summary>
    public AccountDetail Detail { get; private set; } = Nobody;

    /// <summary>What stands on a page before its account is read.</summary>
    internal static AccountDetail Nobody { get; } =
        new(new AccountLine(default, "", null, Role.CityOfficer, null, null, AccountState.Preset, default, null, null, []), null, "", [], [], false, false, 0);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>账号赋权: what is ticked is held; what the role brings and is not ticked is withheld.</summary>
    public async Task<IActionResult> OnPostGrantAsync(string[] held, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var granted = Detail.Permissions.Where(permission => !permission.OfRole && held.Contains(permission.Key)).Select(permission => permission.Key);
        var withheld = Detail.Permissions.Where(permission => permission.OfRole && !held.Contains(permission.Key)).Select(permission => permission.Key);
        return await AnswerAsync(new GrantPermissions(Id, [.. granted], [.. withheld], Version), "提交成功", ct);
    }

    /// <summary>催绑</summary>
    public Task<IActionResult> OnPostNudgeAsync(CancellationToken ct) => AnswerAsync(new NudgeAccount(Id), "催绑短信已发送", ct);

    /// <summary>解绑</summary>
    public Task<IActionResult> OnPostUnbindAsync(CancellationToken ct) => AnswerAsync(new UnbindAccount(Id, Version), "解绑成功", ct);

    /// <summary>注销</summary>
    public Task<IActionResult> OnPostCancelAsync(CancellationToken ct) => AnswerAsync(new CancelAccount(Id, Version), "注销成功", ct);

    /// <summary>A first password that was just given; shown once.</summary>
    public FirstPassword? First { get; private set; }

    /// <summary>发放首次密码</summary>
    public async Task<IActionResult> OnPostFirstPasswordAsync(string? userName, CancellationToken ct)
    {
        var given = await mediator.Send(new GiveFirstPassword(Id, userName), ct);
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);
        if (given.Error is { } refused) return this.Refused(refused);

        First = given.Value;
        return Page();
    }

    /// <summary>Somebody's data in clear, after it was asked for with a reason.</summary>
    public UnmaskedData? Unmasked { get; private set; }

    /// <summary>查看完整信息</summary>
    public async Task<IActionResult> OnPostUnmaskAsync(Guid subject, string? reason, CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var unmasked = await mediator.Send(new UnmaskPersonalData(DataSubject.Account, subject, reason), ct);
        if (unmasked.Error is { } refused) return this.Refused(refused);

        Unmasked = unmasked.Value;
        return Page();
    }

    private async Task<IActionResult> AnswerAsync(ICommand command, string success, CancellationToken ct)
    {
        if ((await mediator.Send(command, ct)).Error is not { } refused) return this.Done(success, null, new { id = Id });

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccount(Id), ct);
        if (answer.Error is null) Detail = answer.Value;
        return answer.Error;
    }
}
