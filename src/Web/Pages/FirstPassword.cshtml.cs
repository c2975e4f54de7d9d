using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>首次登录 of somebody whom a superior gave a first password (ORG-06).</summary>
/// <param name="mediator">Sends the commands.</param>
/// <param name="browsers">Knows the browser from now on, for its holder has proved the phone.</param>
/// <param name="policies">What a password must be.</param>
/// <param name="clock">Which policy is in force.</param>
[AllowAnonymous]
public sealed class FirstPasswordModel(IMediator mediator, KnownBrowsers browsers, ISignInPolicies policies, TimeProvider clock) : PageModel
{
    /// <summary>What a password must be.</summary>
    public string PasswordRule => policies.InForceAt(clock.GetUtcNow()).Password.InWords();

    /// <summary>用户名</summary>
    [BindProperty]
    public string? UserName { get; set; }

    /// <summary>首次密码</summary>
    [BindProperty]
    public string? First { get; set; }

    /// <summary>手机号码</summary>
    [BindProperty]
    public string? Phone { get; set; }

    /// <summary>短信验证码</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The new password.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>获取验证码</summary>
    public async Task<IActionResult> OnPostSendCodeAsync(CancellationToken ct)
    {
        return await this.AskForCodeAsync(mediator, Phone, CodePurpose.Identity, ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new ChooseOwnPassword(UserName ?? "", First ?? "", Phone ?? "", Code ?? "", Password ?? "", browsers.OriginOf(HttpContext, UserName)), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        browsers.Remember(HttpContext, UserName);
        return this.Done("密码已设置，请登录", "/SignIn");
    }
}
