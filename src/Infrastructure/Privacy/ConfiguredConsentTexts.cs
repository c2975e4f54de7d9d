using System.Globalization;
using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Privacy;

/// <summary>Texts from the configuration section <c>Consents</c>, which lists the versions of each purpose; each version has the date from which it holds.</summary>
internal sealed class ConfiguredConsentTexts(IReadOnlyDictionary<ConsentPurpose, IReadOnlyList<ConsentText>> versions) : IConsentTexts
{
    public ConsentText InForceAt(ConsentPurpose purpose, DateTimeOffset moment) =>
        versions[purpose].LastOrDefault(text => text.EffectiveFrom <= moment) ?? throw new InvalidOperationException($"Consents:{purpose}: no version is in force at {moment:O}.");

    public ConsentText? Find(ConsentPurpose purpose, string version) => versions[purpose].FirstOrDefault(text => text.Version == version);

    /// <exception cref="InvalidOperationException">A purpose has no version, two versions share a name or a date, or one lacks something; names the setting.</exception>
    public static ConfiguredConsentTexts Read(IConfiguration configuration) =>
        new(Enum.GetValues<ConsentPurpose>().ToDictionary(purpose => purpose, IReadOnlyList<ConsentText> (purpose) => ReadVersions(configuration.GetSection($"Consents:{purpose}"), purpose)));

    private static List<ConsentText> ReadVersions(IConfigurationSection section, ConsentPurpose purpose)
    {
        var versions = section.GetChildren().Select(version => ReadVersion(version, purpose)).OrderBy(text => text.EffectiveFrom).ToList();
        if (versions.Count == 0) throw new InvalidOperationException($"{section.Path} names no version.");
        if (versions.DistinctBy(text => text.EffectiveFrom).Count() < versions.Count) throw new InvalidOperationException($"{section.Path}: two versions begin at the same moment.");
        if (versions.DistinctBy(text => text.Version).Count() < versions.Count) throw new InvalidOperationException($"{section.Path}: two versions have the same name.");

        return versions;
    }

    private static ConsentText ReadVersion(IConfigurationSection section, ConsentPurpose purpose)
    {
        var paragraphs = section.GetSection("Paragraphs").GetChildren().Select(paragraph => paragraph.Value?.Trim() ?? "").ToList();
        if (paragraphs.Count == 0 || paragraphs.Exists(paragraph => paragraph.Length == 0)) throw new InvalidOperationException($"{section.Path}:Paragraphs needs one at least, and none without a word.");
        if (Text(section, "Version").Length > ConsentText.VersionLength) throw new InvalidOperationException($"{section.Path}:Version is longer than {ConsentText.VersionLength} characters.");
        if (!DateTimeOffset.TryParse(Text(section, "EffectiveFrom"), CultureInfo.InvariantCulture, out var from)) throw new InvalidOperationException($"{section.Path}:EffectiveFrom is no moment as 2026-01-01T00:00:00+08:00.");

        return new ConsentText(purpose, Text(section, "Version"), from, Text(section, "Title"), paragraphs);
    }

    private static string Text(IConfigurationSection section, string key) => section[key] is { Length: > 0 } text ? text : throw new InvalidOperationException($"{section.Path}:{key} is missing.");
}
