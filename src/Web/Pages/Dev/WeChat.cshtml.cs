using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>Plays the page on which WeChat asks for consent: goes back with the chosen openid as the code. Development on this machine only.</summary>
[AllowAnonymous]
public sealed class WeChatModel : PageModel
{
    /// <summary>The platform's secret, to be brought back.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>The page to go back to.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Goes back as a follower.</summary>
    public IActionResult OnPost(string? openid)
    {
        var back = Url.Safe(Back);
        return LocalRedirect($"{back}{(back.Contains('?', StringComparison.Ordinal) ? '&' : '?')}state={Uri.EscapeDataString(State ?? "")}&code={Uri.EscapeDataString(openid ?? "")}");
    }
}
