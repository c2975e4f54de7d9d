using System.Globalization;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>
/// Makes somebody of the user data. Which names the fields have comes with the agreement; these are usual ones. What is needed and missing, or
/// cannot be a code or a document, makes nobody known. The agent is never taken from the legal representative: they are two people.
/// </summary>
internal sealed class SsoIdentities(SsoSettings settings, SsoAssurance assurance)
{
    private const int LongestSubject = 255;
    private const int LongestName = 50;
    private const int LongestCorpName = 120;
    private const string UsualCodes = "uscc|creditCode|social_credit_code|uniscid";

    /// <summary>The other side's stable name for whom the data is about; null when there is none.</summary>
    public string? SubjectOf(JsonElement data) => Read(data, "Subject", "sub|userId|user_id|uid") is { Length: <= LongestSubject } subject ? subject : null;

    /// <summary>Who it is.</summary>
    public SsoOutcome Of(JsonElement data)
    {
        if (SubjectOf(data) is not { } subject) return Refused("subject");
        if (LevelOf(data) is not { } level) return new SsoOutcome.Failed(new PortFailure.Misconfigured("level"));

        return assurance.Demand(IsCorporation(data) ? Corporation(subject, data, level) : Person(subject, data, level));
    }

    private SsoOutcome Person(string subject, JsonElement data, Assurance level)
    {
        if (Name(data, "Name", "name|userName|user_name|real_name") is not { } name) return Refused("name");
        if (Document(data, "IdNumber", "id_no|idcardNumber|idCardNumber|certNo|cid", "IdType", "id_type|idcardType|certType") is not { } document) return Refused("document");

        return new SsoOutcome.Person(subject, name, document, MobileNumber.TryParse(Read(data, "Mobile", "mobile|phone|telephoneNumber|phone_number")), level);
    }

    private SsoOutcome Corporation(string subject, JsonElement data, Assurance level)
    {
        if (UnifiedSocialCreditCode.TryParse(Read(data, "Uscc", UsualCodes)) is not { } code) return Refused("uscc");
        if (Name(data, "CorpName", "corp_name|corpName|enterpriseName|organizationName", LongestCorpName) is not { } name) return Refused("corp_name");
        if (Name(data, "AgentName", "agent_name|agentName|linkPersonName|attnName") is not { } agent) return Refused("agent_name");

        var document = Document(data, "AgentIdNumber", "agent_id_no|agentIdNo|linkPersonCid", "AgentIdType", "agent_id_type|agentIdType");
        return new SsoOutcome.Corporation(subject, code, name, new CorporateAgent(agent, document, MobileNumber.TryParse(Read(data, "AgentMobile", "agent_mobile|agentMobile|linkPersonMobile|attnMobile"))), level);
    }

    // Who says that it is a corporation is treated as one even without a code, so that it is refused and not taken for its agent.
    private bool IsCorporation(JsonElement data) => Read(data, "AccountType", "account_type|accountType|userType") is { } type
        ? settings.NamesOf("CorporationType", "corporation|corp|legal|enterprise|2").Contains(type, StringComparer.OrdinalIgnoreCase)
        : Read(data, "Uscc", UsualCodes) is not null;

    // A sign-in that says nothing of its sureness is as sure as the weakest.
    private Assurance? LevelOf(JsonElement data) => Read(data, "Level", "loa|level|authLevel|auth_level") is { } said ? settings.LevelOf(said) : Assurance.L1;

    private IdDocument? Document(JsonElement data, string field, string usual, string typeField, string usualType)
    {
        var number = Read(data, field, usual);
        var resident = Read(data, typeField, usualType) is not { } type || settings.NamesOf("ResidentIdType", "resident|idcard|id_card|10|111|01|1").Contains(type, StringComparer.OrdinalIgnoreCase);
        return IdDocument.TryParse(resident ? DocumentType.ResidentId : DocumentType.Other, number);
    }

    private string? Name(JsonElement data, string field, string usual, int longest = LongestName) =>
        Read(data, field, usual) is { } text && Normalised.Name(text) is { Length: > 0 } name && name.Length <= longest && !name.Any(char.IsControl) ? name : null;

    private string? Read(JsonElement data, string field, string usual) =>
        settings.NamesOf(field, usual).Select(path => Find(data, path)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? Find(JsonElement data, string path)
    {
        var at = data;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
        }

        return at.ValueKind switch
        {
            JsonValueKind.String => at.GetString(),
            JsonValueKind.Number when at.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static SsoOutcome.Failed Refused(string field) => new SsoOutcome.Failed(new PortFailure.Refused(field));
}
