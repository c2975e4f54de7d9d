using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Limits from the configuration section <c>Notices:ReminderLimits</c>.</summary>
internal sealed class ConfiguredReminderRules(IConfiguration configuration) : IReminderRules
{
    private readonly DatedRules<ReminderLimits> _versions = DatedRules<ReminderLimits>.Read(
        configuration, "Notices:ReminderLimits", (head, rule) => new ReminderLimits(head.EffectiveFrom, rule.Number("PerMatterPerDay"), rule.Number("PerTargetPerDay")));

    public ReminderLimits InForceAt(DateTimeOffset moment) => _versions.InForceAt(moment);
}
