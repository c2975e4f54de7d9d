using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Web.Hosting.SignIn;

/// <summary>Cookies for pages, bearer tokens for REST, never one for the other (decision 28).</summary>
internal static class SignInSetup
{
    /// <summary>Where pages send somebody who has to sign in.</summary>
    public const string SignInPath = "/sign-in";

    private const string ByPath = "by-path";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddScoped<CurrentActor>();
        services.AddScoped<IActor>(provider => provider.GetRequiredService<CurrentActor>());
        services.AddScoped<IScopeSource, ActorScope>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<ICallingBrowser, CallingBrowser>();

        services.AddAuthentication(ByPath)
            .AddPolicyScheme(ByPath, null, policy => policy.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? BearerTokenDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "pp-session";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.LoginPath = SignInPath;
                cookie.ReturnUrlParameter = "back";
                cookie.TimeProvider = TimeProvider.System;
                cookie.Events = new SessionEnds();
            })
            .AddBearerToken(bearer => bearer.TimeProvider = TimeProvider.System);
        return services;
    }

    public static void UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<ActorMiddleware>();
    }
}
