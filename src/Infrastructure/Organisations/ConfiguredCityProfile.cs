using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Organisations;

/// <summary>The city's profile from the configuration section <c>City:Profiles</c>; each version has the date from which it holds.</summary>
internal sealed class ConfiguredCityProfile(IReadOnlyList<CityProfile> versions) : ICityProfile
{
    public IReadOnlyList<CityProfile> Versions => versions;

    public CityProfile InForceAt(DateTimeOffset moment) =>
        versions.LastOrDefault(profile => profile.EffectiveFrom <= moment) ?? throw new InvalidOperationException($"City:Profiles: no profile is in force at {moment:O}.");

    /// <exception cref="InvalidOperationException">There is no version, two have one date, or one says something that cannot be; names the setting and what may stand there.</exception>
    public static ConfiguredCityProfile Read(IConfiguration configuration)
    {
        var versions = configuration.GetSection("City:Profiles").GetChildren().Select(ReadVersion).OrderBy(profile => profile.EffectiveFrom).ToList();
        if (versions.Count == 0) throw new InvalidOperationException("City:Profiles names no version.");
        if (versions.DistinctBy(profile => profile.EffectiveFrom).Count() < versions.Count) throw new InvalidOperationException("City:Profiles: two versions begin at the same moment.");

        return new ConfiguredCityProfile(versions);
    }

    private static CityProfile ReadVersion(IConfigurationSection section) => new(
        Text(section, "Version"),
        DateTimeOffset.TryParse(Text(section, "EffectiveFrom"), CultureInfo.InvariantCulture, out var from) ? from : throw Wrong(section, "EffectiveFrom", "a moment as 2026-01-01T00:00:00+08:00"),
        Choice<SignInWay>(section, "SignIn"),
        bool.TryParse(Text(section, "WindowAcceptance"), out var window) ? window : throw Wrong(section, "WindowAcceptance", "true or false"),
        Authorities(section),
        Choice<StaffImportMode>(section, "StaffImport"));

    private static List<string> Authorities(IConfigurationSection section)
    {
        var authorities = section.GetSection("FilingAuthorities").GetChildren().Select(authority => authority.Value?.Trim() ?? "").ToList();
        return authorities.Count > 0 && authorities.TrueForAll(authority => authority.Length > 0) ? authorities : throw new InvalidOperationException($"{section.Path}:FilingAuthorities needs one authority at least, and none without a name.");
    }

    // A number would be taken for the value behind it, and a name is what stands in the documentation.
    private static T Choice<T>(IConfigurationSection section, string key)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(Text(section, key), StringComparer.Ordinal) ? Enum.Parse<T>(Text(section, key)) : throw Wrong(section, key, string.Join(" or ", Enum.GetNames<T>()));

    private static string Text(IConfigurationSection section, string key) => section[key] is { Length: > 0 } text ? text : throw new InvalidOperationException($"{section.Path}:{key} is missing.");

    private static InvalidOperationException Wrong(IConfigurationSection section, string key, string allowed) => new($"{section.Path}:{key} is '{section[key]}'; write {allowed}.");
}

/// <summary>What organisations need beyond their handlers.</summary>
internal sealed class OrganisationsModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ICityProfile>(_ => ConfiguredCityProfile.Read(configuration));
}
