using System.Globalization;
using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Rule sets from the configuration section <c>Ballots:RuleSets</c>; a city changes the law here, with a date, not in code.</summary>
internal sealed class ConfiguredBallotRules(IReadOnlyList<RuleSet> versions) : IBallotRules
{
    public RuleSet InForceAt(DateTimeOffset moment) =>
        versions.LastOrDefault(rules => rules.EffectiveFrom <= moment) ?? throw new InvalidOperationException($"No ballot rules are in force at {moment:O}.");

    /// <exception cref="InvalidOperationException">There is no version, or one lacks a kind of matter or has an impossible figure.</exception>
    public static ConfiguredBallotRules Read(IConfiguration configuration)
    {
        var versions = configuration.GetSection("Ballots:RuleSets").GetChildren().Select(ReadVersion).OrderBy(rules => rules.EffectiveFrom).ToList();
        if (versions.Count == 0) throw new InvalidOperationException("Ballots:RuleSets names no version.");
        foreach (var rules in versions)
        {
            foreach (var kind in Enum.GetValues<MatterKind>()) rules.For(kind);
        }

        return new ConfiguredBallotRules(versions);
    }

    private static RuleSet ReadVersion(IConfigurationSection section) => new(
        Text(section, "Version"),
        DateTimeOffset.Parse(Text(section, "EffectiveFrom"), CultureInfo.InvariantCulture),
        Share(Text(section, "Quorum")),
        section.GetSection("Matters").GetChildren().Select(ReadMatter).ToList(),
        int.Parse(Text(section, "NoticeDays"), CultureInfo.InvariantCulture),
        bool.Parse(Text(section, "ParkingCounts")),
        Text(section, "FollowText"),
        int.Parse(Text(section, "PublicationDays"), CultureInfo.InvariantCulture),
        Settling(section));

    private static MatterRule ReadMatter(IConfigurationSection section) => new(
        Enum.Parse<MatterKind>(section.Key),
        Text(section, "Title"),
        Text(section, "Article"),
        Share(Text(section, "Approval")),
        bool.Parse(Text(section, "FollowAllowed")));

    private static int Settling(IConfigurationSection section)
    {
        var seconds = int.Parse(section["SettlingSeconds"] ?? $"{RuleSet.UsualSettlingSeconds}", CultureInfo.InvariantCulture);
        return seconds >= 0 ? seconds : throw new InvalidOperationException($"{section.Path}:SettlingSeconds is negative.");
    }

    /// <summary>Reads <c>&gt;= 3/4</c> or <c>&gt; 1/2</c>.</summary>
    private static Threshold Share(string text)
    {
        var parts = text.Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[0] is not (">" or ">=")) throw new InvalidOperationException($"'{text}' is no share: write '> 1/2' or '>= 2/3'.");

        var (numerator, denominator) = (int.Parse(parts[1], CultureInfo.InvariantCulture), int.Parse(parts[2], CultureInfo.InvariantCulture));
        if (numerator < 1 || numerator > denominator) throw new InvalidOperationException($"'{text}' lies outside 0 to 1.");
        return new Threshold(numerator, denominator, parts[0] == ">");
    }

    private static string Text(IConfigurationSection section, string key) => section[key] is { Length: > 0 } text ? text : throw new InvalidOperationException($"{section.Path}:{key} is missing.");
}
