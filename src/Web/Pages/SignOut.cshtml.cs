using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Hosting.SignIn;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>Ends the session of this browser, with every copy of its cookie, and leads to the government's sign-in where that session ends as well. Only a post with its antiforgery token does, so that no picture on another site can.</summary>
/// <param name="mediator">Ends the session and asks where to go on.</param>
[AllowAnonymous]
public sealed class SignOutModel(IMediator mediator) : PageModel
{
    /// <summary>Where the browser goes on; null when there is nothing more to leave.</summary>
    public Uri? Onwards { get; private set; }

    /// <summary>Drops the cookie and goes home, or on to the government's sign-in.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new EndSession(User.ToSession()), ct)).Error is { } refused) return this.Refused(refused);

        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        Onwards = (await mediator.Send(new LeaveGovernmentSignIn(), ct)) is { Error: null, Value.Address: { } address } ? address : null;
        if (Onwards is null) return LocalRedirect("/");

        // A form may not run into another host, so the page itself goes on.
        Response.Headers.Append("Refresh", $"0; url={Onwards.AbsoluteUri}");
        return Page();
    }
}
