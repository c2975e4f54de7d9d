using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>What accounts need beyond their handlers.</summary>
internal sealed class AccountsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<IUnits, Units>();
        services.AddScoped<IRecipients, Recipients>();
        services.AddScoped<IAccountsOfPlace, AccountsOfPlace>();
        services.AddScoped<IPhoneProof, PhoneProof>();
        services.AddScoped<IPersonas, Personas>();
        services.AddSingleton<IdentityStatement>();
        services.AddScoped<IdentityLookup>();
        services.AddSingleton<Identities>();
        services.AddScoped<ActorResolver>();
        services.AddScoped<ActingSuperior>();
        services.AddScoped<SeatFinder>();
        services.AddScoped<GrantRules>();
        services.AddScoped<KnownPersons>();
        services.AddScoped<Entrance>();
        services.AddScoped<GovernedAccounts>();
        services.AddScoped<Departure>();
        services.AddScoped<OwnPhone>();
        services.AddScoped<PasswordTries>();
        services.AddScoped<UserNames>();
        services.AddScoped<Nudges>();
        services.AddScoped<IInstitutions, Institutions>();
        services.AddSingleton<IPasswordHashes, PasswordHashes>();
        services.AddSingleton<IWeChatTickets, WeChatTickets>();
        services.AddSingleton<IAttempts, Attempts>();
        services.AddSingleton<ISessionMarks, SessionMarks>();
        services.AddSingleton<ICodeLimits>(_ => new ConfiguredCodeLimits(configuration));
        services.AddSingleton<ISignInPolicies>(_ => new ConfiguredSignInPolicies(configuration));
        services.AddSingleton<IOneTimeDigits, OneTimeDigits>();

        services.AddDataProtection().SetApplicationName("PropertyPlatform");
        services.AddSingleton<DatabaseKeys>();
        services.AddSingleton<KeySealer>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyStorage>();
    }
}
