using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Hosting;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>The entrance of the pages on the phone: WeChat says who it is, or a proved phone does.</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="weChat">Whether WeChat is connected.</param>
[AllowAnonymous]
public sealed class EnterModel(IMediator mediator, IWeChatIdentity weChat) : PageModel
{
    private const string WeChatBrowser = "MicroMessenger";

    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public EntryEdit Form { get; set; } = new();

    /// <summary>Whether WeChat was asked already, and did not help.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Asked { get; set; }

    /// <summary>Whether somebody can enter by WeChat.</summary>
    public bool ByWeChat => weChat.IsConnected;

    /// <summary>Shows the form; inside WeChat, WeChat is asked first.</summary>
    public IActionResult OnGet()
    {
        if (ByWeChat && !Asked && Request.Headers.UserAgent.ToString().Contains(WeChatBrowser, StringComparison.Ordinal)) return Redirect($"/my/wechat?back={Uri.EscapeDataString(PageOf(Url, Back))}");

        Form.Ticket = TempData[WeChatModel.Ticket] as string;
        return Page();
    }

    /// <summary>获取验证码</summary>
    public Task<IActionResult> OnPostCodeAsync(CancellationToken ct) => this.SendCodeAsync(mediator, Form.Phone, CodePurpose.Identity, ct);

    /// <summary>登录</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var entered = await mediator.Send(new EnterAsOwner(Form.Name ?? "", Form.Phone ?? "", Form.Code ?? "", Form.Ticket is { Length: > 0 } ticket ? ticket : null), ct);
        if (entered.Error is { } refused) return this.Refused(refused);

        await HttpContext.EnterAsync(entered.Value);
        return LocalRedirect(PageOf(Url, Back));
    }

    /// <summary>The page that was asked for, when it is one of ours.</summary>
    internal static string PageOf(IUrlHelper url, string? back) => url.Safe(back is { Length: > 1 } ? back : null, "/my");
}

/// <summary>Who enters.</summary>
public sealed class EntryEdit
{
    /// <summary>姓名</summary>
    public string? Name { get; set; }

    /// <summary>手机号码</summary>
    public string? Phone { get; set; }

    /// <summary>短信验证码</summary>
    public string? Code { get; set; }

    /// <summary>What WeChat said about who opened the page, sealed; empty outside WeChat.</summary>
    public string? Ticket { get; set; }
}

/// <summary>What the pages of owners have in common.</summary>
internal static class MyPages
{
    /// <summary>Sends a code to the phone typed and shows the form again with what was typed.</summary>
    public static async Task<IActionResult> SendCodeAsync(this PageModel page, IMediator mediator, string? phone, CodePurpose purpose, CancellationToken ct)
    {
        var sent = await mediator.Send(new RequestCode(phone ?? "", purpose, page.HttpContext.CountedAddress()), ct);
        if (sent.Error is { } refused) return page.Refused(refused);

        page.ViewData[CodeSent] = "验证码已发送，5分钟内有效";
        return page.Page();
    }

    /// <summary>Key of the sentence that says that a code was sent.</summary>
    public const string CodeSent = "CodeSent";
}
