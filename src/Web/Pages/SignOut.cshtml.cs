using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PropertyPlatform.Web.Pages;

/// <summary>Ends the session of this browser. Only a post with its antiforgery token does, so that no picture on another site can.</summary>
[AllowAnonymous]
public sealed class SignOutModel : PageModel
{
    /// <summary>Drops the cookie and goes home.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/");
    }
}
