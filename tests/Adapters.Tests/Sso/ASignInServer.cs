using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using PropertyPlatform.Adapters.Tests.Outgoing;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>
/// The other side of the adapter, on a port of the loopback interface: keeps to the protocol by itself, and can be told to break it in one place.
/// It refuses what it would have to refuse: a wrong secret, a wrong verifier, a code used twice.
/// </summary>
public sealed class ASignInServer : IAsyncDisposable
{
    public const string ClientId = "wuguan-platform";
    public const string Secret = "k7#s+cret of:ours";
    private readonly ConcurrentDictionary<string, Asked> _codes = new();
    private readonly ConcurrentDictionary<string, string> _tokens = new();
    private Counterpart? _counterpart;

    public AnIssuer Issuer { get; set; } = new();

    public string Address => (_counterpart ?? throw new InvalidOperationException("Not started.")).Address.ToString().TrimEnd('/');

    /// <summary>The time it puts into tokens.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>Claims of the ID token put otherwise; values are JSON.</summary>
    public List<(string Name, string Json)> Otherwise { get; } = [];

    /// <summary>The header of the ID token.</summary>
    public string Header { get; set; } = AnIssuer.RsaHeader;

    /// <summary>Members of the discovery document put otherwise; values are JSON.</summary>
    public Dictionary<string, string> Discovery { get; } = [];

    /// <summary>Answers to give instead, by path, the first first.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<Reply>> Instead { get; } = new();

    /// <summary>The subject of the user data; null for the same as in the ID token.</summary>
    public string? OtherSubject { get; set; }

    /// <summary>Tokens and codes that were handed out, none of which may be logged.</summary>
    public ConcurrentBag<string> Handed { get; } = [];

    public int Count(string path) => (_counterpart ?? throw new InvalidOperationException("Not started.")).Requests.Count(request => request.Path == path);

    public static async Task<ASignInServer> StartAsync()
    {
        var server = new ASignInServer();
        server._counterpart = await Counterpart.StartAsync(server.Answer);
        return server;
    }

    /// <summary>Lets somebody sign in at the address to which the browser was sent.</summary>
    /// <returns>The address to which the browser is sent back.</returns>
    public string SignIn(string address, string userData)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query);
        var code = RandomNumberGenerator.GetHexString(24, lowercase: true);
        Handed.Add(code);
        _codes[code] = new Asked(userData, asked.GetValueOrDefault("nonce").ToString(), asked["code_challenge"].ToString(), asked["redirect_uri"].ToString());
        return QueryHelpers.AddQueryString(asked["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"], ["iss"] = Address });
    }

    public async ValueTask DisposeAsync()
    {
        if (_counterpart is { } counterpart) await counterpart.DisposeAsync();
        Issuer.Dispose();
    }

    private Reply Answer(Arrived request)
    {
        if (Instead.TryGetValue(request.Path, out var told) && told.TryDequeue(out var reply)) return reply;

        return request.Path switch
        {
            "/.well-known/openid-configuration" => Reply.Ok(Document()),
            "/jwks" => Reply.Ok(Issuer.KeySet),
            "/token" => Exchange(request),
            "/me" => UserData(request),
            _ => Reply.Fails(404),
        };
    }

    private string Document()
    {
        var members = new Dictionary<string, string>
        {
            ["issuer"] = $"\"{Address}\"",
            ["authorization_endpoint"] = $"\"{Address}/auth\"",
            ["token_endpoint"] = $"\"{Address}/token\"",
            ["userinfo_endpoint"] = $"\"{Address}/me\"",
            ["jwks_uri"] = $"\"{Address}/jwks\"",
            ["authorization_response_iss_parameter_supported"] = "true",
        };
        foreach (var (name, json) in Discovery) members[name] = json;
        return $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";
    }

    private Reply Exchange(Arrived request)
    {
        var basic = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{ClientId}:{WebUtility.UrlEncode(Secret)}"))}";
        if (request.Headers.GetValueOrDefault("Authorization") != basic) return new Reply.Says(401, """{"error":"invalid_client"}""");

        var form = QueryHelpers.ParseQuery(request.Text);
        if (!_codes.TryRemove(form["code"].ToString(), out var asked)) return new Reply.Says(400, """{"error":"invalid_grant"}""");
        if (asked.Challenge.Length > 0 && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge) return new Reply.Says(400, """{"error":"invalid_grant"}""");
        if (form["grant_type"] != "authorization_code" || form["redirect_uri"] != asked.RedirectUri) return new Reply.Says(400, """{"error":"invalid_grant"}""");

        var access = RandomNumberGenerator.GetHexString(40, lowercase: true);
        _tokens[access] = asked.UserData;
        var sub = JsonDocument.Parse(asked.UserData).RootElement.TryGetProperty("sub", out var subject) ? subject.GetRawText() : "\"nobody\"";
        (string, string)[] claims =
        [
            ("iss", $"\"{Address}\""), ("sub", sub), ("nonce", $"\"{asked.Nonce}\""), ("iat", $"{Now.ToUnixTimeSeconds()}"), ("exp", $"{Now.ToUnixTimeSeconds() + 600}"), .. Otherwise,
        ];
        var id = Issuer.Sign(Header, AnIssuer.Claims(claims));
        Handed.Add(access);
        Handed.Add(id);
        return Reply.Ok(asked.Nonce.Length == 0 ? $$"""{"access_token":"{{access}}"}""" : $$"""{"access_token":"{{access}}","token_type":"Bearer","id_token":"{{id}}"}""");
    }

    private Reply UserData(Arrived request) =>
        request.Headers.GetValueOrDefault("Authorization") is { } bearer && bearer.StartsWith("Bearer ", StringComparison.Ordinal) && _tokens.TryGetValue(bearer["Bearer ".Length..], out var data)
            ? Reply.Ok(OtherSubject is null ? data : data.Replace("\"sub\":\"", $"\"sub\":\"{OtherSubject}", StringComparison.Ordinal))
            : Reply.Fails(401);

    private sealed record Asked(string UserData, string Nonce, string Challenge, string RedirectUri);
}
