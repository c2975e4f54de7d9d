using System.Security.Cryptography;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>Which pages are signed, and how.</summary>
internal static class PageSignatures
{
    /// <summary>The signature over the raw values: nothing is encoded, and what follows <c>#</c> does not count.</summary>
    public static string Of(string ticket, string nonce, long timestamp, string url) =>
        WeChatCipher.Sha1(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url}"));

    /// <summary>The page as it is signed; null when it is none of ours.</summary>
    public static string? Page(string url, IReadOnlyList<string> hosts)
    {
        var page = url.Split('#', 2)[0];
        return Uri.TryCreate(page, UriKind.Absolute, out var found) && (found.Scheme == Uri.UriSchemeHttps || found.Scheme == Uri.UriSchemeHttp) && found.UserInfo.Length == 0
            && hosts.Contains(found.Host, StringComparer.OrdinalIgnoreCase) ? page : null;
    }

    /// <summary>A signature.</summary>
    public static PageSignature Sign(string appId, string ticket, string page, DateTimeOffset now)
    {
        var nonce = RandomNumberGenerator.GetHexString(16, lowercase: true);
        return new PageSignature(appId, now.ToUnixTimeSeconds(), nonce, Of(ticket, nonce, now.ToUnixTimeSeconds(), page));
    }
}

/// <summary>Signs pages with the ticket that all nodes share.</summary>
internal sealed class WeChatPageSigner(WeChatOptions options, WeChatApi api, TimeProvider clock) : IWeChatPageSigner
{
    public async ValueTask<PageSigning> SignAsync(string url, CancellationToken ct)
    {
        if (PageSignatures.Page(url, options.PageHosts) is not { } page) return new PageSigning.ForeignPage();

        return await api.TicketAsync(ct) switch
        {
            TokenOutcome.Held held => new PageSigning.Done(PageSignatures.Sign(options.AppId, held.Token.Value, page, clock.GetUtcNow())),
            TokenOutcome.Failed failed => new PageSigning.Failed(failed.Why),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}

/// <summary>Signs pages of this machine with a ticket that WeChat does not know.</summary>
[StandIn("WeChat")]
internal sealed class LocalWeChatPageSigner(WeChatOptions options, TimeProvider clock) : IWeChatPageSigner
{
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1"];

    public ValueTask<PageSigning> SignAsync(string url, CancellationToken ct) => ValueTask.FromResult<PageSigning>(
        PageSignatures.Page(url, [.. options.PageHosts, .. ThisMachine]) is { } page ? new PageSigning.Done(PageSignatures.Sign("wxDEV", "local", page, clock.GetUtcNow())) : new PageSigning.ForeignPage());
}

/// <summary>Stands where WeChat is not connected.</summary>
internal sealed class UnboundWeChat : IWeChatPageSigner, IWeChatIdentity
{
    private static readonly PortFailure NotBound = new PortFailure.Misconfigured("wechat.not_bound");

    public bool IsConnected => false;

    public ValueTask<PageSigning> SignAsync(string url, CancellationToken ct) => ValueTask.FromResult<PageSigning>(new PageSigning.Failed(NotBound));

    // Back where it came from, without a code: the page then says that WeChat is not there.
    public ValueTask<WeChatStart> BeginAsync(string returnPath, CancellationToken ct) => ValueTask.FromResult(new WeChatStart(new Uri(returnPath, UriKind.Relative), null));

    public ValueTask<WeChatLogin> CompleteAsync(string state, string? code, CancellationToken ct) => ValueTask.FromResult<WeChatLogin>(new WeChatLogin.Failed(NotBound));
}
