using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Organisations;

/// <summary>The city's profile from the configuration section <c>City:Profiles</c>.</summary>
internal sealed class ConfiguredCityProfile(IConfiguration configuration) : ICityProfile
{
    private readonly DatedRules<CityProfile> _versions = DatedRules<CityProfile>.Read(configuration, "City:Profiles", (head, rule) => new CityProfile(
        head.Version, head.EffectiveFrom, rule.Choice<SignInWay>("SignIn"), rule.Flag("WindowAcceptance"), rule.Texts("FilingAuthorities"), rule.Choice<StaffImportMode>("StaffImport")));

    public IReadOnlyList<CityProfile> Versions => _versions.All;

    public CityProfile InForceAt(DateTimeOffset moment) => _versions.InForceAt(moment);
}

/// <summary>What organisations need beyond their handlers.</summary>
internal sealed class OrganisationsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<ICityProfile>(_ => new ConfiguredCityProfile(configuration));
        services.AddScoped<NameQuestions>();
    }
}
