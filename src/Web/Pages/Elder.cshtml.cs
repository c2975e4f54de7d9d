using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>Switches the large version of the owner pages on and off.</summary>
[AllowAnonymous]
public sealed class ElderModel : PageModel
{
    /// <summary>Keeps the choice for a year and goes back.</summary>
    public IActionResult OnPost(bool on, string? back)
    {
        Response.Cookies.Append(Elder.Cookie, on ? "1" : "0", new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, IsEssential = true });
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : LocalRedirect("/");
    }
}
