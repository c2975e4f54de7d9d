using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>What the other side said, or why it said nothing that helps.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Value">The answer; default when there is none.</param>
/// <param name="Why">Null when there is an answer.</param>
internal readonly record struct SsoRead<T>(T? Value, SsoOutcome? Why)
    where T : class
{
    public static implicit operator SsoRead<T>(T value) => new(value, null);

    public static implicit operator SsoRead<T>(PortFailure failure) => new(null, new SsoOutcome.Failed(failure));

    public static implicit operator SsoRead<T>(SsoOutcome outcome) => new(null, outcome);
}

/// <summary>Where the other side is reached.</summary>
/// <param name="Authorization">By the browser.</param>
/// <param name="Token">For codes.</param>
/// <param name="UserInfo">For user data.</param>
/// <param name="Keys">For its keys; null where nothing is signed.</param>
/// <param name="SaysItsName">Whether every answer names its issuer (RFC 9207).</param>
/// <param name="End">Where a browser ends its session; null where that is not agreed.</param>
internal sealed record SsoAddresses(string Authorization, string Token, string UserInfo, string? Keys, bool SaysItsName, string? End);

/// <summary>What a code was exchanged for.</summary>
/// <param name="Access">Opens the user data.</param>
/// <param name="Id">The ID token; null where nothing is signed.</param>
internal sealed record SsoTokens(string Access, string? Id)
{
    /// <summary>Tokens never reach a log.</summary>
    public override string ToString() => nameof(SsoTokens);
}

/// <summary>
/// Speaks with the government's sign-in behind the browser's back. Addresses and keys are kept for twelve hours; a key that is not known
/// makes them be fetched again, once a minute at most, so that a forged key id cannot be used to flood the other side.
/// </summary>
internal sealed class SsoServer(SsoSettings settings, OutgoingClients clients, TimeProvider clock) : IDisposable
{
    private const int LongestToken = 16 * 1024;
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private (SsoAddresses Value, DateTimeOffset At)? _addresses;
    private (SigningKeys Value, DateTimeOffset At)? _keys;
    private (SsoOutcome? Why, DateTimeOffset At)? _silence;
    private DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;

    /// <summary>The clock by which tokens are judged: the world's, for they come from there.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Where the other side is reached.</summary>
    public async ValueTask<SsoRead<SsoAddresses>> AddressesAsync(CancellationToken ct)
    {
        if (settings.Profile == SsoProfile.OAuth2UserInfo) return new SsoAddresses(settings.AuthorizationEndpoint, settings.TokenEndpoint, settings.UserInfoEndpoint, null, false, EndOf(default));
        if (Fresh(_addresses) is { } known) return known;

        await _gate.WaitAsync(ct);
        try
        {
            if (Fresh(_addresses) is { } meanwhile) return meanwhile;

            // Whoever waited while the other side was silent need not find that out again.
            if (_silence is { } silence && clock.GetUtcNow() - silence.At < Pause) return new SsoRead<SsoAddresses>(null, silence.Why);

            var answer = await ReadAsync($"{settings.Authority.TrimEnd('/')}/.well-known/openid-configuration", null, ct);
            if (answer.Value is not { } found)
            {
                _silence = (answer.Why, clock.GetUtcNow());
                return new SsoRead<SsoAddresses>(null, answer.Why);
            }

            if (AddressesOf(found.Data) is not { } addresses) return new PortFailure.Misconfigured("discovery");

            _addresses = (addresses, clock.GetUtcNow());
            return addresses;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The published key of a name; no value and no reason when there is none of that name.</summary>
    public async ValueTask<(SigningKey? Key, SsoOutcome? Why)> KeyAsync(SsoAddresses addresses, string id, SigningAlgorithm algorithm, CancellationToken ct)
    {
        if (Fresh(_keys)?.Find(id, algorithm) is { } known) return (known, null);

        await _gate.WaitAsync(ct);
        try
        {
            var kept = Fresh(_keys);
            if (kept?.Find(id, algorithm) is { } meanwhile) return (meanwhile, null);
            if (kept is not null && clock.GetUtcNow() - _fetchedAt < BetweenFetches) return (null, null);

            _fetchedAt = clock.GetUtcNow();
            var answer = await ReadAsync(addresses.Keys ?? "", null, ct);
            if (answer.Value is not { } found) return (null, answer.Why);
            if (SigningKeys.Read(found.Data) is not { } keys) return (null, new SsoOutcome.Failed(new PortFailure.Unavailable("malformed key set", null)));

            _keys = (keys, clock.GetUtcNow());
            return (keys.Find(id, algorithm), null);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Fetches what a sign-in will need, and keeps it for the first one: addresses, and keys where anything is signed.</summary>
    /// <returns>Why a sign-in would fail; null when it need not.</returns>
    public async ValueTask<SsoOutcome?> TryOutAsync(CancellationToken ct)
    {
        var known = await AddressesAsync(ct);
        if (known.Value is not { } addresses) return known.Why;
        if (addresses.Keys is null) return null;

        var (_, silent) = await KeyAsync(addresses, "", SigningAlgorithm.RS256, ct);
        return silent ?? (Fresh(_keys) is { Any: true } ? null : new SsoOutcome.Failed(new PortFailure.Misconfigured("keys")));
    }

    /// <summary>Exchanges a code; asked once only, for it is worth one exchange.</summary>
    public async ValueTask<SsoRead<SsoTokens>> ExchangeAsync(SsoAddresses addresses, string code, string? verifier, string redirectUri, CancellationToken ct)
    {
        var outcome = await clients.Of(OutgoingPolicies.SsoToken).SendAsync(() => TokenRequest(addresses, code, verifier, redirectUri), ct);
        if (outcome is not OutgoingOutcome.Answered { Reply: var reply }) return outcome.Failure ?? new PortFailure.Unavailable("no answer", null);
        if (reply.Status == 400 && ErrorOf(reply) is "invalid_grant") return new SsoOutcome.ReplayedOrForged("code");
        if (FailureOf(reply) is { } failure) return failure;
        if (reply.Json() is not { } json || Text(json, "access_token") is not { } access) return new PortFailure.Unavailable("malformed token answer", null);
        if (Text(json, "token_type") is { } type && !type.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return new PortFailure.Refused("token_type");

        return new SsoTokens(access, Text(json, "id_token"));
    }

    /// <summary>The user data behind an access token.</summary>
    public ValueTask<SsoRead<SsoData>> UserDataAsync(SsoAddresses addresses, SsoTokens tokens, CancellationToken ct) => ReadAsync(addresses.UserInfo, tokens.Access, ct);

    public void Dispose() => _gate.Dispose();

    private async ValueTask<SsoRead<SsoData>> ReadAsync(string address, string? access, CancellationToken ct)
    {
        var outcome = await clients.Of(OutgoingPolicies.SsoRead).SendAsync(() => ReadRequest(address, access), ct);
        if (outcome is not OutgoingOutcome.Answered { Reply: var reply }) return outcome.Failure ?? new PortFailure.Unavailable("no answer", null);
        if (FailureOf(reply) is { } failure) return failure;

        return reply.Json() is { } json ? new SsoData(json) : new PortFailure.Unavailable("malformed answer", null);
    }

    private SsoAddresses? AddressesOf(JsonElement document)
    {
        if (Text(document, "issuer") != settings.Authority) return null;
        if (Text(document, "authorization_endpoint") is not { } authorization || Text(document, "token_endpoint") is not { } token) return null;
        if (Text(document, "userinfo_endpoint") is not { } userInfo || Text(document, "jwks_uri") is not { } keys) return null;
        if (!new[] { authorization, token, userInfo, keys }.All(SsoSettings.IsSafe)) return null;

        return new SsoAddresses(authorization, token, userInfo, keys, document.TryGetProperty("authorization_response_iss_parameter_supported", out var says) && says.ValueKind == JsonValueKind.True, EndOf(document));
    }

    private string? EndOf(JsonElement document)
    {
        if (settings.EndSessionEndpoint.Length == 0) return null;
        if (settings.EndSessionEndpoint != SsoSettings.Discovered) return settings.EndSessionEndpoint;

        return document.ValueKind == JsonValueKind.Object && Text(document, "end_session_endpoint") is { } named && SsoSettings.IsSafe(named) ? named : null;
    }

    private HttpRequestMessage TokenRequest(SsoAddresses addresses, string code, string? verifier, string redirectUri)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = redirectUri };
        if (verifier is not null) form["code_verifier"] = verifier;
        var request = new HttpRequestMessage(HttpMethod.Post, addresses.Token);
        if (settings.ClientProof == SsoClientProof.Post) (form["client_id"], form["client_secret"]) = (settings.ClientId, settings.ClientSecret);
        else request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Escaped(settings.ClientId)}:{Escaped(settings.ClientSecret)}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new FormUrlEncodedContent(form);
        return request;
    }

    private static HttpRequestMessage ReadRequest(string address, string? access)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (access is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
        return request;
    }

    // RFC 6749 2.3.1: both are form-encoded before they are joined.
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static PortFailure? FailureOf(OutgoingReply reply) => reply.Status switch
    {
        >= 200 and < 300 => null,
        429 => new PortFailure.QuotaExhausted(QuotaScope.Account, null),
        >= 500 => new PortFailure.Unavailable($"status {reply.Status}", reply.RetryAfter),
        400 or 401 or 403 when ErrorOf(reply) is "invalid_client" or "unauthorized_client" => new PortFailure.Misconfigured("client"),
        _ => new PortFailure.Refused($"status {reply.Status}"),
    };

    private static string? ErrorOf(OutgoingReply reply) => reply.Json() is { } json ? Text(json, "error") : null;

    private static string? Text(JsonElement value, string name) =>
        value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.GetString() is { Length: > 0 and <= LongestToken } text ? text : null;

    private T? Fresh<T>((T Value, DateTimeOffset At)? kept)
        where T : class => kept is { } one && clock.GetUtcNow() - one.At < Life ? one.Value : null;
}

/// <summary>A JSON object of the other side; personal, so it never shows itself.</summary>
internal sealed class SsoData(JsonElement data)
{
    /// <summary>The object.</summary>
    public JsonElement Data => data;
}
