using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Limits from the configuration section <c>Codes:Limits</c>.</summary>
internal sealed class ConfiguredCodeLimits(IConfiguration configuration) : ICodeLimits
{
    private readonly DatedRules<CodeLimits> _versions = DatedRules<CodeLimits>.Read(configuration, "Codes:Limits", (head, rule) => new CodeLimits(
        head.Version, head.EffectiveFrom, TimeSpan.FromSeconds(rule.Number("RestSeconds")), rule.Number("PerHour"), rule.Number("PerDay"), rule.Number("PerAddressAndHour")));

    public CodeLimits InForceAt(DateTimeOffset moment) => _versions.InForceAt(moment);
}
