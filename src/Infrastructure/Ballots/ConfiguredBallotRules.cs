using System.Globalization;
using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Rule sets from the configuration section <c>Ballots:RuleSets</c>; a city changes the law here, with a date, not in code.</summary>
internal sealed class ConfiguredBallotRules(IConfiguration configuration) : IBallotRules
{
    private readonly DatedRules<RuleSet> _versions = DatedRules<RuleSet>.Read(configuration, "Ballots:RuleSets", ReadVersion);

    public RuleSet InForceAt(DateTimeOffset moment) => _versions.InForceAt(moment);

    private static RuleSet ReadVersion(RuleHead head, RuleSection section)
    {
        var rules = new RuleSet(
            head.Version,
            head.EffectiveFrom,
            Share(section, "Quorum"),
            [.. section.Sections("Matters").Select(ReadMatter)],
            section.Number("NoticeDays", least: 0),
            section.Flag("ParkingCounts"),
            section.Text("FollowText"),
            section.Number("PublicationDays", least: 0),
            section.NumberOr("SettlingSeconds", RuleSet.UsualSettlingSeconds, least: 0));
        foreach (var kind in Enum.GetValues<MatterKind>()) rules.For(kind);
        return rules;
    }

    private static MatterRule ReadMatter(RuleSection section) =>
        new(Enum.Parse<MatterKind>(section.Key), section.Text("Title"), section.Text("Article"), Share(section, "Approval"), section.Flag("FollowAllowed"));

    /// <summary>Reads <c>&gt;= 3/4</c> or <c>&gt; 1/2</c>.</summary>
    private static Threshold Share(RuleSection section, string key)
    {
        var parts = section.Text(key).Split([' ', '/'], StringSplitOptions.RemoveEmptyEntries);
        return parts is [">" or ">=", _, _]
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && numerator >= 1 && numerator <= denominator
                ? new Threshold(numerator, denominator, parts[0] == ">")
                : throw section.Wrong(key, "a share up to the whole, as '> 1/2' or '>= 2/3'");
    }
}
