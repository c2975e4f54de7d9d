namespace PropertyPlatform.Application.Ports;

/// <summary>Reads what WeChat brings of the followers and of notices sent (NTF-12).</summary>
public interface IWeChatInbox
{
    /// <summary>Reads an encrypted message.</summary>
    WeChatInbound Read(WeChatCallback callback, ReadOnlySpan<byte> body);

    /// <summary>Whether WeChat itself asks if this is the server of the account.</summary>
    bool IsWeChat(WeChatCallback callback);
}

/// <summary>What stands in the address when WeChat calls.</summary>
/// <param name="Signature">Of a request without a message.</param>
/// <param name="MessageSignature">Of a request with one.</param>
/// <param name="Timestamp">WeChat's time, seconds since 1970.</param>
/// <param name="Nonce">Made up by WeChat.</param>
/// <param name="Encryption"><c>aes</c>; anything else is not taken.</param>
public sealed record WeChatCallback(string? Signature, string? MessageSignature, string? Timestamp, string? Nonce, string? Encryption);

/// <summary>What a request of WeChat holds.</summary>
public abstract record WeChatInbound
{
    private WeChatInbound()
    {
    }

    /// <summary>Something that happened, from WeChat and for this account.</summary>
    /// <param name="Event">What.</param>
    public sealed record Verified(WeChatEvent Event) : WeChatInbound;

    /// <summary>Not from WeChat, or for another account.</summary>
    public sealed record BadSignature : WeChatInbound;

    /// <summary>Older, or newer, than five minutes.</summary>
    public sealed record Stale : WeChatInbound;

    /// <summary>Cannot be read.</summary>
    public sealed record Malformed : WeChatInbound;
}

/// <summary>Something that happened at the official account.</summary>
/// <param name="Id">By which it is known again; holds the openid, so it is kept hashed.</param>
/// <param name="Kind">Event in lower case, as <c>unsubscribe</c>; or the type of a message.</param>
/// <param name="OpenId">Of whom.</param>
/// <param name="MessageId">The notice it speaks of.</param>
/// <param name="Status">What became of that notice.</param>
public sealed record WeChatEvent(string Id, string Kind, string OpenId, string? MessageId, string? Status)
{
    /// <inheritdoc/>
    public override string ToString() => Kind;
}
