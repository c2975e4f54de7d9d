using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>Sends template messages and subscription notices. What a place of a template does not hold is cut, so that a long name never keeps a notice back.</summary>
internal sealed class WeChatMessenger(WeChatOptions options, WeChatApi api, WeChatSilences silences) : IWeChatMessenger
{
    private static readonly (string Prefix, int Length)[] Places = [("thing", 20), ("const", 20), ("short_thing", 5), ("phrase", 5), ("character_string", 32), ("name", 10)];

    public async ValueTask<WeChatDelivery> SendAsync(WeChatNotice notice, CancellationToken ct)
    {
        if (options.TemplateOf(notice.Kind) is not { } template) return new WeChatDelivery.Failed(new PortFailure.Misconfigured($"template:{notice.Kind}"));
        if (await silences.OfAsync(notice.OpenId, template.Id, ct) is { } silent) return new WeChatDelivery.NotReachable(silent);

        var (answer, failure) = template.IsSubscription
            ? await api.PostOnceAsync("cgi-bin/message/subscribe/bizsend", BodyOf(notice, template), notice.Key.ToString("N"), ct)
            : await api.PostAsync("cgi-bin/message/template/send", BodyOf(notice, template), ct);
        if (answer is null) return new WeChatDelivery.Failed(failure ?? new PortFailure.Unavailable("not understood", null));

        switch (answer.Code)
        {
            case 0: return new WeChatDelivery.Accepted(answer.Body.TextOf("msgid"));
            case 40003:
                await silences.NobodyAsync(notice.OpenId, ct);
                return new WeChatDelivery.NotReachable(NotReachableReason.BadOpenId);
            case 43004:
                await silences.StrangerAsync(notice.OpenId, ct);
                return new WeChatDelivery.NotReachable(NotReachableReason.NotFollower);
            case 43101:
                await silences.RefuseAsync(notice.OpenId, template.Id, ct);
                return new WeChatDelivery.NotReachable(NotReachableReason.Refused);
            default: return new WeChatDelivery.Failed(api.FailureOf(answer.Code));
        }
    }

    public bool KnowsAgain(string kind) => options.TemplateOf(kind) is { IsSubscription: false };

    /// <summary>A text as a place holds it.</summary>
    internal static string Cut(string place, string text)
    {
        var most = Array.Find(Places, known => place.StartsWith(known.Prefix, StringComparison.Ordinal)).Length;
        var whole = new System.Globalization.StringInfo(text);
        return most == 0 || whole.LengthInTextElements <= most ? text : whole.SubstringByTextElements(0, most - 1) + "…";
    }

    private Dictionary<string, object> BodyOf(WeChatNotice notice, WeChatTemplate template)
    {
        var body = new Dictionary<string, object>
        {
            ["touser"] = notice.OpenId,
            ["template_id"] = template.Id,
            ["data"] = DataOf(notice, template).ToDictionary(place => place.Key, place => new { value = place.Value }),
        };
        if (!template.IsSubscription) body["client_msg_id"] = notice.Key.ToString("N");
        if (notice.LinkPath is { } link && options.PageAddress is { } pages) body[template.IsSubscription ? "page" : "url"] = new Uri(pages, link).AbsoluteUri;
        return body;
    }

    // Without names for its places, a template is filled in order, as WeChat's own examples are.
    private static Dictionary<string, string> DataOf(WeChatNotice notice, WeChatTemplate template)
    {
        var lines = notice.Fields.Select((field, at) => (field.Name, field.Value, Place: $"keyword{at + 1}")).Prepend((Name: "title", Value: notice.Title, Place: "first"));
        var data = new Dictionary<string, string>();
        foreach (var (name, value, place) in lines)
        {
            if (template.Keys.Count == 0) data[place] = Cut(place, value);
            else if (template.Keys.TryGetValue(name, out var named)) data[named] = Cut(named, value);
        }

        return data;
    }
}
