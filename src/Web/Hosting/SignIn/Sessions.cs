using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>A session as claims, in cookies and tokens alike. It names the identity and nothing that the identity may do: that is looked up at every request.</summary>
internal static class Sessions
{
    private const string Account = "account";
    private const string Person = "person";
    private const string Since = "since";
    private const string Id = "session";

    public static ClaimsPrincipal ToPrincipal(this Session session, string scheme) => new(new ClaimsIdentity(
        [
            new Claim(Account, session.Account.Value.ToString("N")),
            new Claim(Person, session.Person.Value.ToString("N")),
            new Claim(Since, session.Since.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)),
            new Claim(Id, session.Id.ToString("N")),
        ],
        scheme));

    /// <summary>Signs the browser in to the pages as somebody.</summary>
    public static Task EnterAsync(this HttpContext context, Session session) =>
        context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, session.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Goes on as another identity of the same person. It stays the same session, so that one sign-out ends whatever cookie was copied of it.</summary>
    public static Task SwitchToAsync(this HttpContext context, Session session) =>
        context.EnterAsync(context.User.ToSession() is { } earlier ? session with { Id = earlier.Id } : session);

    public static Session? ToSession(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(Account), out var account)
        && Guid.TryParse(principal.FindFirstValue(Person), out var person)
        && long.TryParse(principal.FindFirstValue(Since), CultureInfo.InvariantCulture, out var since)
        && Guid.TryParse(principal.FindFirstValue(Id), out var id)
            ? new Session(new AccountId(account), new PersonId(person), DateTimeOffset.FromUnixTimeMilliseconds(since)) { Id = id }
            : null;
}
