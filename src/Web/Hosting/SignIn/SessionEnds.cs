using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>
/// Ends a session of the pages when nobody has given a sign of life for a while, and in any case after some hours, as the city's policy says. Its life runs on the
/// system's clock, whatever the platform's clock says.
/// </summary>
internal sealed class SessionEnds : CookieAuthenticationEvents
{
    private const string Until = "until";

    /// <inheritdoc/>
    public override Task SigningIn(CookieSigningInContext context)
    {
        var (lives, now) = (LivesOf(context.HttpContext), TimeProvider.System.GetUtcNow());
        context.Properties.IssuedUtc = now;
        context.Properties.ExpiresUtc = now + lives.Idle;
        context.Properties.Items[Until] = (now + lives.Longest).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Properties.Items.TryGetValue(Until, out var until)
            && long.TryParse(until, CultureInfo.InvariantCulture, out var seconds)
            && TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() < seconds) return;

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static SessionLives LivesOf(HttpContext context)
    {
        var services = context.RequestServices;
        return services.GetRequiredService<ISignInPolicies>().InForceAt(services.GetRequiredService<TimeProvider>().GetUtcNow()).Session;
    }
}
