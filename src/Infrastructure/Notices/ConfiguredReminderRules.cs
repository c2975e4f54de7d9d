using System.Globalization;
using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Notices;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Limits from the configuration section <c>Notices:ReminderLimits</c>; each version has the date from which it holds.</summary>
internal sealed class ConfiguredReminderRules(IReadOnlyList<ReminderLimits> versions) : IReminderRules
{
    public ReminderLimits InForceAt(DateTimeOffset moment) =>
        versions.LastOrDefault(limits => limits.EffectiveFrom <= moment) ?? throw new InvalidOperationException($"No limits of reminders are in force at {moment:O}.");

    /// <exception cref="InvalidOperationException">There is no version, or a limit is below one.</exception>
    public static ConfiguredReminderRules Read(IConfiguration configuration)
    {
        var versions = configuration.GetSection("Notices:ReminderLimits").GetChildren().Select(ReadVersion).OrderBy(limits => limits.EffectiveFrom).ToList();
        return versions.Count > 0 ? new ConfiguredReminderRules(versions) : throw new InvalidOperationException("Notices:ReminderLimits names no version.");
    }

    private static ReminderLimits ReadVersion(IConfigurationSection section) =>
        new(DateTimeOffset.Parse(section["EffectiveFrom"] ?? "", CultureInfo.InvariantCulture), Limit(section, "PerMatterPerDay"), Limit(section, "PerTargetPerDay"));

    private static int Limit(IConfigurationSection section, string key) =>
        int.TryParse(section[key], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit : throw new InvalidOperationException($"{section.Path}:{key} is no limit.");
}
