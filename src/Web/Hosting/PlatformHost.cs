using Microsoft.Extensions.DependencyInjection.Extensions;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure;
using PropertyPlatform.Infrastructure.Clock;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Web.Api;
using PropertyPlatform.Web.Demo;
using PropertyPlatform.Web.Dev;
using PropertyPlatform.Web.Hooks;
using PropertyPlatform.Web.Hosting.SignIn;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Composes the host; <c>Program.cs</c> stays short.</summary>
public static class PlatformHost
{
    /// <summary>Adds everything the platform needs to the builder.</summary>
    public static void AddPlatformHost(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Configuration.AddJsonFile("rules.json", optional: false).AddEnvironmentVariables();
        builder.Services.AddHttpContextAccessor();
        if (builder.Environment.IsDevelopment()) builder.Services.AddDevelopmentClock();
        builder.Services.AddSingleton<DatabaseAddress>();
        builder.Services.AddPlatform(builder.Configuration, provider => provider.GetRequiredService<DatabaseAddress>().ConnectionString);
        builder.Services.MaskLogs();
        builder.Services.AddSignIn();
        builder.Services.TryAddSingleton(provider => PersonalDataKey.Load(builder.Configuration, builder.Environment));
        builder.Services.AddPlatformApi();
        builder.Services.AddFloodGate(builder.Configuration);
        builder.Services.AddPlatformPages();
    }

    /// <summary>Puts the request pipeline together.</summary>
    public static void UsePlatformHost(this WebApplication app)
    {
        app.ReadRules();
        app.UseTrustedProxies();
        if (app.Environment.IsProduction())
        {
            app.UseHsts();
            app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        }

        app.UseMiddleware<RequestOriginMiddleware>();
        app.UsePlatformPages();
        app.UseMiddleware<ApiProblems>();
        app.UseFloodGateAround(SignInSetup.UseSignIn);
        app.UseMiddleware<IdempotencyKeys>();
        app.UseDevTools();
        app.UsePlatformApi();
        app.MapProviderHooks();
        app.MapPlatformPages();
        app.ReportWhenStarted();
    }

    // Read before anybody is served, so that a rule that cannot be stops the start and not a request.
    private static void ReadRules(this WebApplication app)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        app.Services.GetRequiredService<ICityProfile>().InForceAt(now);
        app.Services.GetRequiredService<ISignInPolicies>().InForceAt(now);
        app.Services.GetRequiredService<ICodeLimits>().InForceAt(now);
        app.Services.GetRequiredService<IReminderRules>().InForceAt(now);
        app.Services.GetRequiredService<IBallotRules>().InForceAt(now);
        foreach (var purpose in Enum.GetValues<ConsentPurpose>()) app.Services.GetRequiredService<IConsentTexts>().InForceAt(purpose, now);
    }

    /// <summary>
    /// Refuses what Production must not start with, then finds the database, starting the embedded server when none is configured, brings it
    /// up to the model, and makes the demo city where it belongs.
    /// </summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        ProductionReadiness.DemandConfiguration(app);
        var (address, city) = (app.Services.GetRequiredService<DatabaseAddress>(), new DemoCity(app.Services));
        await address.ResolveAsync(city.ComesAlong ? city.MakeAsync : null, app.Lifetime.ApplicationStopping);
        ProductionReadiness.DemandAdapters(app);
        await DatabaseSetup.UpgradeAsync(app.Services, app.Lifetime.ApplicationStopping);
        if (!address.IsEmbedded) await city.MakeWhenAskedForAsync(address.ConnectionString, app.Lifetime.ApplicationStopping);
        if (app.Services.GetService<IDevelopmentClock>() is { } clock) await clock.RestoreAsync(app.Lifetime.ApplicationStopping);
    }
}
