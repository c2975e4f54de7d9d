using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Ballots;

/// <summary>The rules by which results are decided, as they are configured.</summary>
public sealed class RulesInForce
{
    private static readonly DateTimeOffset Amended = new(2035, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    [Trait("row", "BAL-31")]
    public async Task are_those_of_the_civil_code_until_the_day_of_the_next_version()
    {
        await using var app = new PlatformApp();
        Set("Version", "修订-2035");
        Set("EffectiveFrom", "2035-01-01T00:00:00+08:00");
        Set("Quorum", "> 1/2");
        Set("NoticeDays", "10");
        Set("ParkingCounts", "true");
        Set("PublicationDays", "5");
        Set("FollowText", "从众规则");
        foreach (var kind in Enum.GetValues<MatterKind>())
        {
            foreach (var (name, value) in new[] { ("Title", $"{kind}"), ("Article", "修订"), ("Approval", "> 1/2"), ("FollowAllowed", "false") }) Set($"Matters:{kind}:{name}", value);
        }

        await app.InitializeAsync();
        var rules = app.Services.GetRequiredService<IBallotRules>();

        var code = rules.InForceAt(Amended.AddTicks(-1));
        (code.Version, code.Quorum).ShouldBe(("民法典-2021", Threshold.TwoThirds));
        foreach (var kind in Enum.GetValues<MatterKind>()) code.For(kind).Approval.ShouldBe(kind is MatterKind.FundRaise or MatterKind.Rebuild or MatterKind.CommonUse ? Threshold.ThreeQuarters : Threshold.MoreThanHalf, $"{kind}");
        var next = rules.InForceAt(Amended);
        (next.Version, next.Quorum, next.For(MatterKind.Rebuild).Approval).ShouldBe(("修订-2035", Threshold.MoreThanHalf, Threshold.MoreThanHalf));

        void Set(string name, string value) => app.With($"Ballots:RuleSets:1:{name}", value);
    }
}
