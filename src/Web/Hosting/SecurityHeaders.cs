using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Sso;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Headers that every answer carries. No inline script and no inline style is allowed anywhere, so a name typed by somebody can never run.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="map">From where the pages that show a map may fetch its ground.</param>
/// <param name="sso">Where the forms of the entrance may lead; a browser checks every redirect that a form runs into.</param>
internal sealed class SecurityHeaders(RequestDelegate next, SsoOrigins sso, IMapTileSource map)
{
    private const string Images = "img-src 'self' data: blob:";

    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; " + Images + "; font-src 'self' data:; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; frame-ancestors 'none'; form-action 'self'";

    private readonly string _entrance = string.Join(' ', [Policy, .. sso.Origins]);
    private readonly string _maps = Policy.Replace(Images, string.Join(' ', [Images, .. map.ForBrowser?.Origins ?? []]), StringComparison.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOf(context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }

    private string PolicyOf(PathString path)
    {
        if (path.StartsWithSegments(ShellAddresses.SignIn, StringComparison.OrdinalIgnoreCase)) return _entrance;

        return path.StartsWithSegments("/admin/projects", StringComparison.OrdinalIgnoreCase) ? _maps : Policy;
    }
}
