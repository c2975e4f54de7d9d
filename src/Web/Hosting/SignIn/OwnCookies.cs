namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>Cookies of this host alone, which no script reads.</summary>
internal static class OwnCookies
{
    /// <summary>The name over this connection. Browsers take one that begins with <c>__Host-</c> only over TLS, from the host itself and for every path.</summary>
    public static string NameOf(HttpContext context, string name) => context.Request.IsHttps ? $"__Host-{name}" : name;

    /// <summary>How it is kept: also when another site leads here, as WeChat does.</summary>
    /// <param name="context">The request.</param>
    /// <param name="life">How long; the visit when null.</param>
    public static CookieOptions Kept(HttpContext context, TimeSpan? life = null) =>
        new() { Path = "/", MaxAge = life, HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true };
}
