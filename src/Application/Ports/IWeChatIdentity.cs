namespace PropertyPlatform.Application.Ports;

/// <summary>Learns from WeChat who opened the page (ACC-02).</summary>
public interface IWeChatIdentity
{
    /// <summary>Whether WeChat is connected at all.</summary>
    bool IsConnected => true;

    /// <summary>Where to send the browser. The state is kept on the server, used once, for ten minutes; the caller ties it to the browser.</summary>
    ValueTask<WeChatStart> BeginAsync(string returnPath, CancellationToken ct);

    /// <summary>Exchanges the code that came back.</summary>
    ValueTask<WeChatLogin> CompleteAsync(string state, string? code, CancellationToken ct);
}

/// <summary>A login that was begun.</summary>
/// <param name="Address">Where to send the browser.</param>
/// <param name="State">Our secret in it: 32 hex digits; null where WeChat is not connected.</param>
public sealed record WeChatStart(Uri Address, string? State);

/// <summary>What WeChat said.</summary>
public abstract record WeChatLogin
{
    private WeChatLogin()
    {
    }

    /// <summary>Somebody real.</summary>
    /// <param name="OpenId">WeChat's name for the person, for this official account.</param>
    public sealed record SignedIn(string OpenId) : WeChatLogin;

    /// <summary>The person said no.</summary>
    public sealed record Declined : WeChatLogin;

    /// <summary>The state is not ours, used or too old.</summary>
    public sealed record StateUnknown : WeChatLogin;

    /// <summary>A virtual user of a page opened in preview.</summary>
    public sealed record SnapshotUser : WeChatLogin;

    /// <summary>WeChat did not answer.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : WeChatLogin;
}
