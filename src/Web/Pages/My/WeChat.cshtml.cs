using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>
/// The way in by WeChat, for whoever opens a card of the official account (NTF-12) or a page of 我的小区 there: asks WeChat who it is, and goes on to the page that was
/// asked for. Whom it does not know yet goes to the entrance, and is known from then on.
/// </summary>
/// <param name="mediator">Sends the requests.</param>
[AllowAnonymous]
public sealed class WeChatModel(IMediator mediator) : PageModel
{
    /// <summary>Where what WeChat said is kept on the way to the entrance.</summary>
    internal const string Ticket = "WeChatTicket";

    /// <summary>The page that was asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Begins, or goes on with what WeChat brought back.</summary>
    public async Task<IActionResult> OnGetAsync(string? state, string? code, CancellationToken ct)
    {
        if (state is null) return await BeginAsync(ct);
        if (!HttpContext.Began(state)) return ToEntrance();

        var entered = await mediator.Send(new EnterByWeChat(state, code), ct);
        if (entered.Error is not null) return ToEntrance();

        if (entered.Value.Session is not { } session)
        {
            TempData[Ticket] = entered.Value.Ticket;
            return ToEntrance();
        }

        await HttpContext.EnterAsync(session);
        return LocalRedirect(EnterModel.PageOf(Url, Back));
    }

    private async Task<IActionResult> BeginAsync(CancellationToken ct)
    {
        var begun = await mediator.Send(new BeginWeChat($"/my/wechat?back={Uri.EscapeDataString(EnterModel.PageOf(Url, Back))}"), ct);
        if (begun.Error is not null || begun.Value.State is not { } state) return ToEntrance();

        HttpContext.Remember(state);
        return Redirect(begun.Value.Url);
    }

    private RedirectResult ToEntrance() => Redirect($"/my/enter?back={Uri.EscapeDataString(EnterModel.PageOf(Url, Back))}&asked=true");
}
