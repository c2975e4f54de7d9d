using System.Security.Cryptography;
using System.Text;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>
/// Ties the way to the government's sign-in and back to one browser: what the return address names must also be in its cookie. Otherwise
/// somebody could send another person the end of his own sign-in, and that person would go on working in his name without noticing.
/// </summary>
internal static class SignInVisit
{
    private const string Cookie = "pp-sign-in";
    private const string Path = "/sign-in";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Begins a visit in this browser.</summary>
    /// <returns>What the return address has to name.</returns>
    public static string BeginVisit(this HttpContext context)
    {
        var visit = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(Cookie, visit, Options(context, Longest));
        return visit;
    }

    /// <summary>Ends the visit.</summary>
    /// <param name="context">The browser that is back.</param>
    /// <param name="named">What the return address names.</param>
    /// <returns>Whether it was begun in this browser.</returns>
    public static bool EndVisit(this HttpContext context, string? named)
    {
        var known = context.Request.Cookies[Cookie];
        context.Response.Cookies.Delete(Cookie, Options(context, null));
        return known is { Length: > 0 } && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(named ?? ""));
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? life) =>
        new() { Path = Path, MaxAge = life, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
}
