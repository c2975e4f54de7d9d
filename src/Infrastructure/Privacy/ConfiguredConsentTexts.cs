using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Rules;

namespace PropertyPlatform.Infrastructure.Privacy;

/// <summary>Texts from the configuration section <c>Consents</c>, which lists the versions of each purpose.</summary>
internal sealed class ConfiguredConsentTexts(IConfiguration configuration) : IConsentTexts
{
    private readonly Dictionary<ConsentPurpose, DatedRules<ConsentText>> _versions = Enum.GetValues<ConsentPurpose>().ToDictionary(
        purpose => purpose,
        purpose => DatedRules<ConsentText>.Read(configuration, $"Consents:{purpose}", (head, text) => TextOf(purpose, head, text)));

    public ConsentText InForceAt(ConsentPurpose purpose, DateTimeOffset moment) => _versions[purpose].InForceAt(moment);

    public ConsentText? Find(ConsentPurpose purpose, string version) => _versions[purpose].Named(version);

    private static ConsentText TextOf(ConsentPurpose purpose, RuleHead head, RuleSection text) => head.Version.Length <= ConsentText.VersionLength
        ? new ConsentText(purpose, head.Version, head.EffectiveFrom, text.Text("Title"), text.Texts("Paragraphs"))
        : throw text.Wrong("Version", $"at most {ConsentText.VersionLength} characters");
}
