using System.Globalization;
using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Limits from the configuration section <c>Codes:Limits</c>.</summary>
internal sealed class ConfiguredCodeLimits(IReadOnlyList<CodeLimits> versions) : ICodeLimits
{
    public CodeLimits InForceAt(DateTimeOffset moment) =>
        versions.LastOrDefault(limits => limits.EffectiveFrom <= moment) ?? throw new InvalidOperationException($"No limits of codes are in force at {moment:O}.");

    /// <exception cref="InvalidOperationException">There is no version, or one has an impossible figure.</exception>
    public static ConfiguredCodeLimits Read(IConfiguration configuration)
    {
        var versions = configuration.GetSection("Codes:Limits").GetChildren().Select(ReadVersion).OrderBy(limits => limits.EffectiveFrom).ToList();
        return versions.Count == 0 ? throw new InvalidOperationException("Codes:Limits names no version.") : new ConfiguredCodeLimits(versions);
    }

    private static CodeLimits ReadVersion(IConfigurationSection section) => new(
        section["Version"] ?? throw new InvalidOperationException($"{section.Path}:Version is missing."),
        DateTimeOffset.Parse(section["EffectiveFrom"] ?? throw new InvalidOperationException($"{section.Path}:EffectiveFrom is missing."), CultureInfo.InvariantCulture),
        TimeSpan.FromSeconds(Number(section, "RestSeconds")),
        Number(section, "PerHour"),
        Number(section, "PerDay"),
        Number(section, "PerAddressAndHour"));

    private static int Number(IConfigurationSection section, string name) =>
        int.TryParse(section[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new InvalidOperationException($"{section.Path}:{name} must be above zero.");
}
