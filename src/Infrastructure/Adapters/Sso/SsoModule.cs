using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>The government's sign-in: <c>local</c>, <c>off</c> or <c>guangdong</c>.</summary>
internal sealed class SsoModule : IInfrastructureModule
{
    private const string Guangdong = "guangdong";
    private static readonly TimeSpan LifeOfAQuestion = TimeSpan.FromMinutes(10);

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        var choice = PortChoice.Of(services, configuration, "Sso", PortChoice.Off, Guangdong);
        foreach (var mistake in SsoAssurance.MistakesOf(choice.Settings)) choice.Refuse(mistake);
        services.AddSingleton(new SsoAssurance(choice.Settings));
        services.AddSingleton<LocalGovernmentSso>();
        services.AddSingleton<ISsoStandIn>(provider => provider.GetRequiredService<LocalGovernmentSso>());
        if (choice.Adapter == Guangdong)
        {
            AddGuangdong(services, choice);
            if (configuration.GetValue("Background:Enabled", true)) services.AddHostedService<SsoSelfTest>();
            return;
        }

        services.AddSingleton(new SsoOrigins([]));
        if (choice.IsOff) services.AddSingleton<IGovernmentSso, UnboundGovernmentSso>();
        else services.AddSingleton<IGovernmentSso>(provider => provider.GetRequiredService<LocalGovernmentSso>());
    }

    // The answers come from the world outside, so its clock judges them, whatever the platform's clock says.
    private static void AddGuangdong(IServiceCollection services, PortChoice choice)
    {
        var settings = new SsoSettings(choice.Settings);
        choice.Needs(nameof(SsoSettings.ClientId)).NeedsSecret(nameof(SsoSettings.ClientSecret));
        if (settings.Profile == SsoProfile.Oidc) choice.Needs(nameof(SsoSettings.Authority));
        else choice.Needs(nameof(SsoSettings.AuthorizationEndpoint), nameof(SsoSettings.TokenEndpoint), nameof(SsoSettings.UserInfoEndpoint));
        foreach (var mistake in settings.Mistakes()) choice.Refuse(mistake);

        services.AddHttpContextAccessor();
        services.AddSingleton(settings);
        services.AddSingleton(new SsoOrigins(settings.Origins()));
        services.AddSingleton<SsoIdentities>();
        services.AddSingleton<SsoExit>();
        services.AddSingleton<SsoHandover>();
        services.TryAddSingleton<ISignInStates, SignInStates>();
        services.AddSingleton(provider => new SsoServer(settings, provider.GetRequiredService<OutgoingClients>(), TimeProvider.System));
        services.AddSingleton<IGovernmentSso, GuangdongSso>();
        services.AddAuthentication()
            .AddCookie(SsoHandover.Scheme, cookie =>
            {
                cookie.Cookie.Name = "pp-sso";
                cookie.Cookie.Path = "/sign-in";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = SsoHandover.Life;
                cookie.SlidingExpiration = false;
                cookie.TimeProvider = TimeProvider.System;
            })
            .AddOAuth<GovernmentSsoOptions, GovernmentSsoHandler>(GovernmentSsoHandler.SchemeName, oauth =>
            {
                oauth.CallbackPath = SsoOrigins.CallbackPath;
                oauth.SignInScheme = SsoHandover.Scheme;
                oauth.RemoteAuthenticationTimeout = LifeOfAQuestion;
                oauth.TimeProvider = TimeProvider.System;
                oauth.CorrelationCookie.Name = "pp-sso-";
                oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
                oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
    }
}
