using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>Who may bring what happened at the official account.</summary>
/// <param name="AppId">Of the account.</param>
/// <param name="Token">By which it is signed.</param>
/// <param name="Keys">By which it is encrypted; two while they are being changed.</param>
internal sealed record WeChatSecrets(string AppId, string Token, IReadOnlyList<byte[]> Keys)
{
    /// <inheritdoc/>
    public override string ToString() => AppId;
}

/// <summary>Reads what WeChat brings. The signature is looked at first: nothing of what a stranger sends is decrypted or parsed.</summary>
internal sealed class WeChatInbox(WeChatSecrets secrets, TimeProvider clock) : IWeChatInbox
{
    /// <summary>The longest request that is read.</summary>
    public const int MostBytes = 64 * 1024;

    private const int Window = 300;
    private const int LongestName = 200;
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes, IgnoreComments = true, IgnoreProcessingInstructions = true };

    public bool IsWeChat(WeChatCallback callback) =>
        secrets.Token.Length > 0 && Window >= DistanceOf(callback.Timestamp) && WeChatCipher.Same(WeChatCipher.Sign(secrets.Token, callback.Timestamp ?? "", callback.Nonce ?? ""), callback.Signature);

    public WeChatInbound Read(WeChatCallback callback, ReadOnlySpan<byte> body)
    {
        if (secrets.Token.Length == 0 || callback.Encryption != "aes") return new WeChatInbound.BadSignature();
        if (body.Length > MostBytes || Parse(Encoding.UTF8.GetString(body)) is not { } envelope || TextOf(envelope, "Encrypt") is not { Length: > 0 } encrypted) return new WeChatInbound.Malformed();
        if (!WeChatCipher.Same(WeChatCipher.Sign(secrets.Token, callback.Timestamp ?? "", callback.Nonce ?? "", encrypted), callback.MessageSignature)) return new WeChatInbound.BadSignature();
        if (DistanceOf(callback.Timestamp) > Window) return new WeChatInbound.Stale();
        if (secrets.Keys.Select(key => WeChatCipher.Decrypt(key, encrypted, secrets.AppId)).FirstOrDefault(text => text is not null) is not { } message) return new WeChatInbound.BadSignature();

        return Parse(message) is { } said && EventOf(said) is { } happened ? new WeChatInbound.Verified(happened) : new WeChatInbound.Malformed();
    }

    private long DistanceOf(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) : long.MaxValue;

    private static XElement? Parse(string text)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Strict);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static WeChatEvent? EventOf(XElement said)
    {
        var (from, at, number) = (TextOf(said, "FromUserName"), TextOf(said, "CreateTime"), TextOf(said, "MsgId"));
        var (kind, notice) = ((TextOf(said, "MsgType") == "event" ? TextOf(said, "Event") : TextOf(said, "MsgType")).ToLowerInvariant(), TextOf(said, "MsgID"));
        if (from.Length is 0 or > 64 || at.Length is 0 or > 20 || kind.Length is 0 or > 60 || number.Length > 64 || notice.Length > 64) return null;

        // Two notices to one follower can end in the same second: the number of the notice keeps their events apart.
        var name = number.Length > 0 ? $"m:{number}" : $"e:{from}:{at}:{kind}:{notice}";
        return name.Length > LongestName ? null : new WeChatEvent(name, kind, from, notice.Length > 0 ? notice : null, TextOf(said, "Status") is { Length: > 0 and <= 100 } status ? status : null);
    }

    private static string TextOf(XElement element, string name) => element.Element(name)?.Value.Trim() ?? "";
}
