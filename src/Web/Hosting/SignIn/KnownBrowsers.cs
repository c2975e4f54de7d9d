using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>
/// Tells the browsers in which somebody came in by user name and password before from all others, by a sealed cookie for each name. Wrong passwords of strangers
/// then never keep the holder of the name out of the own browser (ACC-19). The cookie lets nobody in.
/// </summary>
/// <param name="protection">Seals the cookies, with keys that all nodes share.</param>
public sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Cookie = "pp-known-";
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("PropertyPlatform.KnownBrowsers").ToTimeLimitedDataProtector();

    /// <summary>Where a sign-in under that name comes from.</summary>
    public SignInOrigin OriginOf(HttpContext context, string? userName) => new(BrowserOf(context, InstitutionRegistration.NameOf(userName)), context.CountedAddress());

    /// <summary>Knows the browser for that name from now on; one that is known already stays the same.</summary>
    public void Remember(HttpContext context, string? userName)
    {
        var name = InstitutionRegistration.NameOf(userName);
        var browser = BrowserOf(context, name) ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(CookieOf(name), _seal.Protect($"{browser}|{name}", Life), new CookieOptions
        {
            Path = "/",
            MaxAge = Life,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
    }

    private string? BrowserOf(HttpContext context, string name)
    {
        if (context.Request.Cookies[CookieOf(name)] is not { Length: > 0 and < 1000 } kept) return null;

        try
        {
            return _seal.Unprotect(kept).Split('|', 2) is [var browser, var of] && of == name ? browser : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string CookieOf(string name) => Cookie + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..12];
}
