using Microsoft.Extensions.Configuration;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>The template of a kind of notice.</summary>
/// <param name="Id">As registered with WeChat.</param>
/// <param name="IsSubscription">Whether it is a subscription notice, for which the follower gave consent.</param>
/// <param name="Keys">Name of a line, or <c>title</c> → place of the template.</param>
internal sealed record WeChatTemplate(string Id, bool IsSubscription, IReadOnlyDictionary<string, string> Keys);

/// <summary>The official account; <c>Ports:WeChat</c>.</summary>
internal sealed class WeChatOptions
{
    private const int EncodedKeyLength = 43;
    private readonly Dictionary<string, WeChatTemplate> _templates;

    private WeChatOptions(PortChoice port)
    {
        AppId = port.Settings["AppId"] ?? "";
        AppSecret = port.Settings["AppSecret"] ?? "";
        Token = port.Settings["Token"] ?? "";
        Address = new Uri(port.Settings["Address"] ?? "https://api.weixin.qq.com/");
        Authorize = new Uri(port.Settings["AuthorizeAddress"] ?? "https://open.weixin.qq.com/connect/oauth2/authorize");
        PageAddress = port.Settings["PageAddress"] is { Length: > 0 } page && Uri.TryCreate(page, UriKind.Absolute, out var found) ? found : null;
        PageHosts = [.. port.Settings.GetSection("PageHosts").GetChildren().Select(child => child.Value).OfType<string>().Concat(PageAddress is null ? [] : [PageAddress.Host])];
        DomainCheck = port.Settings["DomainCheck"] is { Length: > 0 } check ? check : null;
        EncodingKeys = [.. port.Settings.GetSection("EncodingAesKeys").GetChildren().Select(child => child.Value).OfType<string>()];
        if (EncodingKeys.Any(key => KeyOf(key) is null)) port.Refuse($"Ports:{port.Port}:EncodingAesKeys holds a key that is not {EncodedKeyLength} letters and digits long.");

        _templates = port.Settings.GetSection("Templates").GetChildren().Where(kind => kind["Id"] is { Length: > 0 }).ToDictionary(
            kind => kind.Key,
            kind => new WeChatTemplate(kind["Id"] ?? "", kind.GetValue("Subscription", false), kind.GetSection("Keys").GetChildren().ToDictionary(key => key.Key, key => key.Value ?? "", StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Of the official account.</summary>
    public string AppId { get; }

    /// <summary>Never logged.</summary>
    public string AppSecret { get; }

    /// <summary>By which WeChat signs what it brings; never logged.</summary>
    public string Token { get; }

    /// <summary>WeChat's interface.</summary>
    public Uri Address { get; }

    /// <summary>WeChat's page of consent.</summary>
    public Uri Authorize { get; }

    /// <summary>Where the H5 client is reached.</summary>
    public Uri? PageAddress { get; }

    /// <summary>Hosts whose pages are signed.</summary>
    public IReadOnlyList<string> PageHosts { get; }

    /// <summary>What stands between <c>MP_verify_</c> and <c>.txt</c>; null where the host is not shown to be ours.</summary>
    public string? DomainCheck { get; }

    /// <summary>Of what WeChat brings; the first is today's, the second that of before.</summary>
    public IReadOnlyList<string> EncodingKeys { get; private set; }

    /// <summary>Reads the settings and says what is missing.</summary>
    public static WeChatOptions Of(PortChoice port)
    {
        port.Needs("AppId", "PageAddress").NeedsSecret("AppSecret", "Token", "EncodingAesKeys:0");
        var options = new WeChatOptions(port);
        if (!port.IsLocal && !port.IsOff && options.PageAddress is null) port.Refuse($"Ports:{port.Port}:PageAddress is no address.");
        if (!port.IsLocal && !port.IsOff && options._templates.Count == 0) port.Refuse($"Ports:{port.Port}:Templates names no template; '*' holds for every kind.");
        return options;
    }

    /// <summary>The template of a kind; that of <c>*</c> where it has none of its own.</summary>
    public WeChatTemplate? TemplateOf(string kind) => _templates.GetValueOrDefault(kind) ?? _templates.GetValueOrDefault("*");

    /// <summary>The key of what WeChat brings; null when the text is none.</summary>
    public static byte[]? KeyOf(string encoded)
    {
        var key = new byte[33];
        return encoded.Length == EncodedKeyLength && Convert.TryFromBase64String(encoded + "=", key, out var length) && length == 32 ? key[..32] : null;
    }
}
