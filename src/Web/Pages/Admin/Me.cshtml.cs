using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin;

/// <summary>The own account: identities, permissions, phone, 解绑, 注销 (ACC-08, ACC-09, ACC-28).</summary>
/// <param name="mediator">Sends the commands.</param>
public sealed class MeModel(IMediator mediator) : PageModel
{
    /// <summary>The new phone.</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>The code that went to it.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>What is shown.</summary>
    public MyProfile Profile { get; private set; } = new(default, default, "", null, null, Role.CityOfficer, Audience.Government, null, null, "", null, null, false, [], [], []);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>切换身份</summary>
    public async Task<IActionResult> OnPostSwitchAsync(Guid account, CancellationToken ct)
    {
        var answer = await mediator.Send(new SwitchIdentity(account), ct);
        if (answer.Error is { } refused) return await AgainAsync(refused, ct);

        await HttpContext.SwitchToAsync(answer.Value);
        return this.Done("已切换身份", "/Index");
    }

    /// <summary>获取验证码</summary>
    public async Task<IActionResult> OnPostSendCodeAsync(CancellationToken ct)
    {
        if (await this.AskForCodeAsync(mediator, Phone, CodePurpose.PhoneChange, ct) is { } refused) return await AgainAsync(refused, ct);

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : Page();
    }

    /// <summary>编辑手机号码</summary>
    public async Task<IActionResult> OnPostPhoneAsync(CancellationToken ct) =>
        (await mediator.Send(new ChangeMyPhone(Phone ?? "", Code ?? ""), ct)).Error is { } refused ? await AgainAsync(refused, ct) : this.Done("提交成功");

    /// <summary>解绑</summary>
    public Task<IActionResult> OnPostUnbindAsync(CancellationToken ct) => LeaveAsync(new UnbindMyAccount(), "解绑成功", ct);

    /// <summary>注销</summary>
    public Task<IActionResult> OnPostCancelAsync(CancellationToken ct) => LeaveAsync(new CancelMyAccount(), "注销成功", ct);

    private async Task<IActionResult> LeaveAsync(ICommand command, string success, CancellationToken ct)
    {
        if ((await mediator.Send(command, ct)).Error is { } refused) return await AgainAsync(refused, ct);

        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return this.Done(success, "/Index");
    }

    private async Task<IActionResult> AgainAsync(Error refused, CancellationToken ct) => await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetMyProfile(), ct);
        if (answer.Error is null) Profile = answer.Value;
        return answer.Error;
    }
}
