using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>
/// Remembers in the browser that it came in by the government's sign-in, with the ID token that ends the session there: sealed, for the page of
/// signing out alone, as long as our own session lasts. The server keeps no token.
/// </summary>
internal sealed class SsoExit(IDataProtectionProvider protection)
{
    private const string Cookie = "pp-sso-exit";
    private const int Longest = 2500;
    private static readonly TimeSpan Life = TimeSpan.FromHours(8);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("PropertyPlatform.SsoExit").ToTimeLimitedDataProtector();

    /// <summary>Remembers; a token that no cookie holds is left out.</summary>
    public void Remember(HttpContext context, string? token) =>
        context.Response.Cookies.Append(Cookie, _seal.Protect(token is { Length: <= Longest } ? token : "", Life), Options(context, Life));

    /// <summary>The token, empty where there is none, and forgets it; null when this browser did not come in there.</summary>
    public string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } kept) return null;

        context.Response.Cookies.Delete(Cookie, Options(context, null));
        try
        {
            return _seal.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? life) =>
        new() { Path = "/sign-out", MaxAge = life, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
}
