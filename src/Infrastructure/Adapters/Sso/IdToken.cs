using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>What is wrong with an ID token.</summary>
internal enum IdTokenFault
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is no signed token, or says a thing twice, or lacks what every ID token says.</summary>
    Malformed = 1,

    /// <summary>The algorithm is not one of <see cref="SigningAlgorithm"/>.</summary>
    AlgNotAllowed = 2,

    /// <summary>It has an extension that must be understood; none is.</summary>
    CriticalHeader = 3,

    /// <summary>It names no key, or one that the issuer does not publish for that algorithm.</summary>
    UnknownKey = 4,

    /// <summary>The signature is not the key's.</summary>
    BadSignature = 5,

    /// <summary>Somebody else issued it.</summary>
    WrongIssuer = 6,

    /// <summary>It is meant for somebody else, or for several without saying for whom above all.</summary>
    WrongAudience = 7,

    /// <summary>Its time is over.</summary>
    Expired = 8,

    /// <summary>Its time has not come.</summary>
    NotYetValid = 9,

    /// <summary>It claims to come from the future.</summary>
    IssuedInFuture = 10,

    /// <summary>It answers another question.</summary>
    NonceMismatch = 11,
}

/// <summary>What an ID token has to say.</summary>
/// <param name="Issuer">Who must have issued it.</param>
/// <param name="Audience">For whom: our own client id.</param>
/// <param name="Nonce">Which question it answers.</param>
internal sealed record IdTokenDemands(string Issuer, string Audience, string Nonce);

/// <summary>
/// A signed ID token (OpenID Connect Core 1.0, 3.1.3.7), read in two steps: the header says which key is needed, then everything is checked against it.
/// Encrypted tokens, keys that a token brings along and algorithms beyond the constant list are not known here.
/// </summary>
internal sealed class IdToken
{
    /// <summary>How far the clocks of both sides may differ.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);

    private const int LongestToken = 16 * 1024;
    private const int LongestSubject = 255;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };
    private readonly byte[] _content;
    private readonly byte[] _claims;
    private readonly byte[] _signature;

    private IdToken(SigningAlgorithm algorithm, string keyId, byte[] content, byte[] claims, byte[] signature) =>
        (Algorithm, KeyId, _content, _claims, _signature) = (algorithm, keyId, content, claims, signature);

    /// <summary>The algorithm it claims; one of ours.</summary>
    public SigningAlgorithm Algorithm { get; }

    /// <summary>The key it claims.</summary>
    public string KeyId { get; }

    /// <summary>Reads the header.</summary>
    /// <param name="text">The token as it came.</param>
    /// <param name="token">Null unless the answer is <see cref="IdTokenFault.None"/>.</param>
    public static IdTokenFault TryRead(string? text, out IdToken? token)
    {
        token = null;
        if (text is not { Length: > 0 and <= LongestToken } || text.Split('.') is not [var first, var second, var third]) return IdTokenFault.Malformed;
        if (Decode(first) is not { } head || Decode(second) is not { } claims || Decode(third) is not { } signature || Parse(head) is not { } header) return IdTokenFault.Malformed;
        if (AlgorithmOf(Text(header, "alg")) is not { } algorithm) return IdTokenFault.AlgNotAllowed;
        if (header.TryGetProperty("crit", out _)) return IdTokenFault.CriticalHeader;
        if (header.TryGetProperty("typ", out _) && !string.Equals(Text(header, "typ"), "JWT", StringComparison.OrdinalIgnoreCase)) return IdTokenFault.Malformed;
        if (Text(header, "kid") is not { Length: > 0 } keyId) return IdTokenFault.UnknownKey;

        token = new IdToken(algorithm, keyId, Encoding.ASCII.GetBytes($"{first}.{second}"), claims, signature);
        return IdTokenFault.None;
    }

    /// <summary>Checks signature and claims.</summary>
    /// <param name="key">The published key of <see cref="KeyId"/>; null when there is none.</param>
    /// <param name="demands">What it has to say.</param>
    /// <param name="now">The time.</param>
    /// <param name="subject">Who it is about; null unless the answer is <see cref="IdTokenFault.None"/>.</param>
    public IdTokenFault Check(SigningKey? key, IdTokenDemands demands, DateTimeOffset now, out string? subject)
    {
        subject = null;
        if (key is null || key.Id != KeyId || key.Algorithm != Algorithm) return IdTokenFault.UnknownKey;
        if (!key.Signed(_content, _signature)) return IdTokenFault.BadSignature;
        if (Parse(_claims) is not { } claims || Text(claims, "sub") is not { Length: > 0 and <= LongestSubject } about) return IdTokenFault.Malformed;
        if (Text(claims, "iss") != demands.Issuer) return IdTokenFault.WrongIssuer;
        if (!IsFor(claims, demands.Audience)) return IdTokenFault.WrongAudience;
        if (TimesOf(claims, now) is var times and not IdTokenFault.None) return times;
        if (!IsSame(Text(claims, "nonce"), demands.Nonce)) return IdTokenFault.NonceMismatch;

        subject = about;
        return IdTokenFault.None;
    }

    private static IdTokenFault TimesOf(JsonElement claims, DateTimeOffset now)
    {
        var (at, skew) = (now.ToUnixTimeMilliseconds() / 1000d, Skew.TotalSeconds);
        if (Seconds(claims, "exp") is not { } expires || Seconds(claims, "iat") is not { } issued) return IdTokenFault.Malformed;
        if (at >= expires + skew) return IdTokenFault.Expired;
        if (issued > at + skew) return IdTokenFault.IssuedInFuture;
        if (!claims.TryGetProperty("nbf", out _)) return IdTokenFault.None;
        if (Seconds(claims, "nbf") is not { } from) return IdTokenFault.Malformed;

        return from > at + skew ? IdTokenFault.NotYetValid : IdTokenFault.None;
    }

    private static bool IsFor(JsonElement claims, string audience)
    {
        if (claims.TryGetProperty("azp", out _) && Text(claims, "azp") != audience) return false;
        if (!claims.TryGetProperty("aud", out var aud)) return false;
        if (aud.ValueKind == JsonValueKind.String) return aud.GetString() == audience;
        if (aud.ValueKind != JsonValueKind.Array || aud.EnumerateArray().Any(one => one.ValueKind != JsonValueKind.String)) return false;

        return aud.EnumerateArray().Any(one => one.GetString() == audience) && (aud.GetArrayLength() == 1 || Text(claims, "azp") == audience);
    }

    private static SigningAlgorithm? AlgorithmOf(string? name) => name switch
    {
        nameof(SigningAlgorithm.RS256) => SigningAlgorithm.RS256,
        nameof(SigningAlgorithm.ES256) => SigningAlgorithm.ES256,
        _ => null,
    };

    private static bool IsSame(string? given, string wanted) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(wanted)) && wanted.Length > 0;

    // The decoder would pass over padding and white space, so that one token could be written in many ways.
    private static byte[]? Decode(string part) =>
        part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;

    private static JsonElement? Parse(byte[] json)
    {
        if (!Utf8.IsValid(json)) return null;

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;

    private static double? Seconds(JsonElement value, string name) =>
        value.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.Number && found.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds : null;
}
