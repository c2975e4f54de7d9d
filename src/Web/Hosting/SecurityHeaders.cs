using PropertyPlatform.Infrastructure.Adapters.Sso;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Headers that every answer carries. No inline script and no inline style is allowed anywhere, so a name typed by somebody can never run.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="sso">Where the forms of the entrance may lead; a browser checks every redirect that a form runs into.</param>
internal sealed class SecurityHeaders(RequestDelegate next, SsoOrigins sso)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    private readonly string _entrance = string.Join(' ', [Policy, .. sso.Origins]);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(ShellAddresses.SignIn, StringComparison.OrdinalIgnoreCase) ? _entrance : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }
}
