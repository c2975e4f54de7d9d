using System.Text.Encodings.Web;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Adapters.Tokens;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>What WeChat's interface said.</summary>
/// <param name="Code">Its errcode; 0 when all is well.</param>
/// <param name="Body">All of it.</param>
internal sealed record WeChatAnswer(long Code, JsonElement Body);

/// <summary>Calls WeChat's interface with the token that all nodes share. A token that WeChat calls bad is replaced once, whoever learns of it, and the call made once more.</summary>
internal sealed class WeChatApi(WeChatOptions options, SharedTokens tokens, OutgoingClients outgoing, TimeProvider clock)
{
    private const string Provider = "wechat";
    private static readonly JsonSerializerOptions AsSent = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Posts JSON that may be posted again: it carries a key by which WeChat knows it, or does nothing.</summary>
    /// <returns>The answer, or the failure of the way there.</returns>
    public ValueTask<(WeChatAnswer? Answer, PortFailure? Failure)> PostAsync(string path, object body, CancellationToken ct) => CallAsync(Posting(path, body), new Way(OutgoingPolicies.WeChat, IsBusy, Read), ct);

    /// <summary>Posts JSON that WeChat would take a second time for another: again only after it certainly was not taken.</summary>
    /// <param name="path">Below WeChat's address.</param>
    /// <param name="body">The JSON.</param>
    /// <param name="key">By which we call it.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>The answer, or the failure of the way there; <see cref="PortFailure.OutcomeUnknown"/> when it may have been taken.</returns>
    public ValueTask<(WeChatAnswer? Answer, PortFailure? Failure)> PostOnceAsync(string path, object body, string key, CancellationToken ct) =>
        CallAsync(Posting(path, body), new Way(OutgoingPolicies.WeChatOnce, SaysBusy, outcome => ReadOnce(outcome, key)), ct);

    /// <summary>The ticket by which pages are signed.</summary>
    public ValueTask<TokenOutcome> TicketAsync(CancellationToken ct) => tokens.GetAsync(Provider, "jsapi_ticket", null, FetchTicketAsync, ct);

    /// <summary>Exchanges the code of a sign-in; it is good for one exchange, so nothing is repeated.</summary>
    public async ValueTask<(WeChatAnswer? Answer, PortFailure? Failure)> ExchangeAsync(string code, CancellationToken ct)
    {
        var address = new Uri(options.Address, $"sns/oauth2/access_token?appid={Uri.EscapeDataString(options.AppId)}&secret={Uri.EscapeDataString(options.AppSecret)}&code={Uri.EscapeDataString(code)}&grant_type=authorization_code");
        return Read(await outgoing.Of(OutgoingPolicies.WeChatSignIn).SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address), ct));
    }

    /// <summary>The failure behind an errcode that speaks of the platform, not of a follower.</summary>
    public PortFailure FailureOf(long code)
    {
        var now = clock.GetUtcNow();
        return code switch
        {
            -1 => new PortFailure.Unavailable("busy", null),
            45009 => new PortFailure.QuotaExhausted(QuotaScope.Account, ChinaCalendar.EndOf(ChinaCalendar.DayOf(now))),
            45011 => new PortFailure.QuotaExhausted(QuotaScope.Account, now.AddMinutes(1)),
            _ => new PortFailure.Misconfigured(code.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    private Func<string, HttpRequestMessage> Posting(string path, object body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, AsSent);
        return token => new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, $"{path}?access_token={Uri.EscapeDataString(token)}")) { Content = Json(bytes) };
    }

    private async ValueTask<(WeChatAnswer? Answer, PortFailure? Failure)> CallAsync(Func<string, HttpRequestMessage> request, Way way, CancellationToken ct)
    {
        long? bad = null;
        for (var attempt = 1; ; attempt++)
        {
            var held = await tokens.GetAsync(Provider, "access_token", bad, FetchTokenAsync, ct);
            if (held is not TokenOutcome.Held { Token: var token }) return (null, ((TokenOutcome.Failed)held).Why);

            var (answer, failure) = way.Read(await outgoing.Of(way.Policy).SendAsync(() => request(token.Value), ct, way.Passes));
            if (answer is null || answer.Code is not (40001 or 40014 or 42001)) return (answer, failure);
            if (attempt == 2) return (null, FailureOf(answer.Code));

            bad = token.Version;
        }
    }

    private async ValueTask<FetchedToken> FetchTokenAsync(CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new { grant_type = "client_credential", appid = options.AppId, secret = options.AppSecret, force_refresh = false });
        var (answer, failure) = Read(await outgoing.Of(OutgoingPolicies.WeChat).SendAsync(() => new HttpRequestMessage(HttpMethod.Post, new Uri(options.Address, "cgi-bin/stable_token")) { Content = Json(bytes) }, ct, IsBusy));
        return TokenOf(answer, failure, "access_token");
    }

    private async ValueTask<FetchedToken> FetchTicketAsync(CancellationToken ct)
    {
        var (answer, failure) = await CallAsync(token => new HttpRequestMessage(HttpMethod.Get, new Uri(options.Address, $"cgi-bin/ticket/getticket?access_token={Uri.EscapeDataString(token)}&type=jsapi")), new Way(OutgoingPolicies.WeChat, IsBusy, Read), ct);
        return TokenOf(answer, failure, "ticket");
    }

    private FetchedToken TokenOf(WeChatAnswer? answer, PortFailure? failure, string name)
    {
        if (answer is null) return new FetchedToken.Failed(failure ?? NotUnderstood);
        if (answer.Code != 0) return new FetchedToken.Failed(FailureOf(answer.Code));

        return answer.Body.TextOf(name) is { Length: > 0 and <= 1024 } value && answer.Body.NumberOf("expires_in") is { } life and > 0
            ? new FetchedToken.Fresh(value, TimeSpan.FromSeconds(Math.Min(life, 7200)))
            : new FetchedToken.Failed(NotUnderstood);
    }

    private static (WeChatAnswer? Answer, PortFailure? Failure) Read(OutgoingOutcome outcome)
    {
        if (outcome is not OutgoingOutcome.Answered { Reply: var reply }) return (null, outcome.Failure);

        return reply.IsSuccess && reply.Json() is { } json ? (new WeChatAnswer(json.NumberOf("errcode") ?? 0, json), null) : (null, NotUnderstood);
    }

    private static (WeChatAnswer? Answer, PortFailure? Failure) ReadOnce(OutgoingOutcome outcome, string key)
    {
        var (answer, failure) = Read(outcome);
        return answer is not null || outcome is OutgoingOutcome.NotSent ? (answer, failure) : (null, new PortFailure.OutcomeUnknown(key));
    }

    private static bool IsBusy(OutgoingReply reply) => reply.IsSuccess && (reply.Json() is not { } json || json.NumberOf("errcode") == -1);

    private static bool SaysBusy(OutgoingReply reply) => reply.IsSuccess && reply.Json() is { } json && json.NumberOf("errcode") == -1;

    private static PortFailure NotUnderstood => new PortFailure.Unavailable("not understood", null);

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } };

    private sealed record Way(OutgoingPolicy Policy, Func<OutgoingReply, bool> Passes, Func<OutgoingOutcome, (WeChatAnswer? Answer, PortFailure? Failure)> Read);
}
