using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Channels;
using PropertyPlatform.Infrastructure.Adapters.Tokens;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>
/// Stands in for WeChat on a developer's machine: the code that comes back is the openid itself (<c>oDEV-…</c>), chosen on <c>/dev/wechat</c>.
/// Everywhere else it answers that WeChat is not configured.
/// </summary>
[StandIn("WeChat")]
internal sealed class LocalWeChatIdentity(IHostEnvironment environment, ISignInStates states) : IWeChatIdentity
{
    private const int LongestOpenId = 64;

    public async ValueTask<WeChatStart> BeginAsync(string returnPath, CancellationToken ct)
    {
        var state = await states.IssueAsync(ct);
        return new WeChatStart(new Uri($"/dev/wechat?state={state}&back={Uri.EscapeDataString(returnPath)}", UriKind.Relative), state);
    }

    public async ValueTask<WeChatLogin> CompleteAsync(string state, string? code, CancellationToken ct)
    {
        if (!environment.IsDevelopment()) return new WeChatLogin.Failed(new PortFailure.Misconfigured("wechat.not_configured"));
        if (!await states.TakeAsync(state, ct)) return new WeChatLogin.StateUnknown();

        return code switch
        {
            null or "" => new WeChatLogin.Declined(),
            "snapshot" => new WeChatLogin.SnapshotUser(),
            { Length: <= LongestOpenId } when code.StartsWith(IWeChatStandIn.Prefix, StringComparison.Ordinal) => new WeChatLogin.SignedIn(code),
            _ => new WeChatLogin.Failed(new PortFailure.Refused("code")),
        };
    }
}

/// <summary>Takes notices of the official account and sends none; they are read on the phone of <c>/dev/wechat</c>.</summary>
[StandIn("WeChat")]
internal sealed class LocalWeChatMessenger(StandInMood mood, WeChatSilences silences) : IWeChatMessenger
{
    public async ValueTask<WeChatDelivery> SendAsync(WeChatNotice notice, CancellationToken ct)
    {
        if (mood.Take(notice.Key) is { } failure) return new WeChatDelivery.Failed(failure);
        if (notice.OpenId.Length == 0) return new WeChatDelivery.NotReachable(NotReachableReason.BadOpenId);
        if (await silences.OfAsync(notice.OpenId, notice.Kind, ct) is { } silent) return new WeChatDelivery.NotReachable(silent);

        return new WeChatDelivery.Accepted($"local-{notice.Key:N}");
    }
}

/// <summary>Plays WeChat's own side: what happens at the account is encrypted and signed by the same class that reads it.</summary>
internal sealed class LocalWeChat(WeChatSecrets secrets, WeChatSilences silences, IServiceScopeFactory scopes, TimeProvider clock) : IWeChatStandIn
{
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(301);

    public async Task<string> PostAsync(string openId, string happened, string? trick, CancellationToken ct)
    {
        var (callback, body) = Envelope(secrets, openId, happened, clock.GetUtcNow() - (trick == "late" ? Late : TimeSpan.Zero));
        if (trick == "forge") body = Envelope(secrets, openId + "x", happened, clock.GetUtcNow()).Body;
        if (trick == "replay") await SendAsync(callback, body, ct);
        return await SendAsync(callback, body, ct);
    }

    public Task RefuseAsync(string openId, string kind, bool refuses, CancellationToken ct) => refuses ? silences.RefuseAsync(openId, kind, ct) : silences.LiftAsync(openId, kind, ct);

    public async Task<bool> GetsAsync(string openId, string kind, CancellationToken ct) => await silences.OfAsync(openId, kind, ct) is null;

    /// <summary>What WeChat would post.</summary>
    internal static (WeChatCallback Callback, byte[] Body) Envelope(WeChatSecrets secrets, string openId, string happened, DateTimeOffset now, params (string Name, string Value)[] more)
    {
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var said = new XElement("xml", new XElement("ToUserName", "gh_local"), new XElement("FromUserName", openId), new XElement("CreateTime", at), new XElement("MsgType", "event"), new XElement("Event", happened), more.Select(one => new XElement(one.Name, one.Value)));
        var encrypted = WeChatCipher.Encrypt(secrets.Keys[0], RandomNumberGenerator.GetBytes(16), said.ToString(SaveOptions.DisableFormatting), secrets.AppId);
        var nonce = RandomNumberGenerator.GetHexString(10, lowercase: true);
        var envelope = new XElement("xml", new XElement("ToUserName", "gh_local"), new XElement("Encrypt", encrypted));
        return (new WeChatCallback(WeChatCipher.Sign(secrets.Token, at, nonce), WeChatCipher.Sign(secrets.Token, at, nonce, encrypted), at, nonce, "aes"), Encoding.UTF8.GetBytes(envelope.ToString(SaveOptions.DisableFormatting)));
    }

    private async Task<string> SendAsync(WeChatCallback callback, byte[] body, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new TakeWeChatEvent(callback, body), ct)).Error?.Code ?? "success";
    }
}
