using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>
/// Learns from WeChat who opened a page of the H5 client. WeChat compares the address with a strict pattern: the parameters stand in this
/// order and no other. Only the openid is asked for, so nobody is asked for consent on the way in.
/// </summary>
internal sealed class WeChatIdentity(WeChatOptions options, WeChatApi api, ISignInStates states) : IWeChatIdentity
{
    public async ValueTask<WeChatStart> BeginAsync(string returnPath, CancellationToken ct)
    {
        var back = new Uri(options.PageAddress ?? throw new InvalidOperationException("Ports:WeChat:PageAddress is missing."), returnPath);
        var state = await states.IssueAsync(ct);
        return new WeChatStart(new Uri($"{options.Authorize}?appid={Uri.EscapeDataString(options.AppId)}&redirect_uri={Uri.EscapeDataString(back.AbsoluteUri)}&response_type=code&scope=snsapi_base&state={state}#wechat_redirect"), state);
    }

    public async ValueTask<WeChatLogin> CompleteAsync(string state, string? code, CancellationToken ct)
    {
        if (!await states.TakeAsync(state, ct)) return new WeChatLogin.StateUnknown();
        if (string.IsNullOrEmpty(code)) return new WeChatLogin.Declined();

        var (answer, failure) = await api.ExchangeAsync(code, ct);
        if (answer is null) return new WeChatLogin.Failed(failure ?? new PortFailure.Unavailable("not understood", null));
        if (answer.Code is 40029 or 40163) return new WeChatLogin.Failed(new PortFailure.Refused("code"));
        if (answer.Code != 0) return new WeChatLogin.Failed(api.FailureOf(answer.Code));
        if (answer.Body.NumberOf("is_snapshotuser") == 1) return new WeChatLogin.SnapshotUser();

        return answer.Body.TextOf("openid") is { Length: > 0 and <= 64 } openId ? new WeChatLogin.SignedIn(openId) : new WeChatLogin.Failed(new PortFailure.Unavailable("not understood", null));
    }
}
