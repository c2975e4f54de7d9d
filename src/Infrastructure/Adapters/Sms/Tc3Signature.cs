using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Whose request it is to Tencent's cloud.</summary>
/// <param name="Id">SecretId</param>
/// <param name="Key">SecretKey; never logged.</param>
internal sealed record Tc3Credential(string Id, string Key)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>TC3-HMAC-SHA256, by which Tencent's cloud knows who asks. What is signed are the very bytes that are sent.</summary>
internal static class Tc3Signature
{
    /// <summary>The content type that is signed and sent.</summary>
    public const string ContentType = "application/json; charset=utf-8";

    private const string Algorithm = "TC3-HMAC-SHA256";
    private const string SignedHeaders = "content-type;host;x-tc-action";

    /// <summary>A signed request.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="service">As in <c>sms</c>.</param>
    /// <param name="action">As in <c>SendSms</c>.</param>
    /// <param name="version">Of the action.</param>
    /// <param name="region">Empty where the action has none.</param>
    /// <param name="body">JSON.</param>
    /// <param name="credential">Whose.</param>
    /// <param name="now">The other side accepts five minutes to each side.</param>
    public static HttpRequestMessage Request(Uri address, string service, string action, string version, string region, byte[] body, Tc3Credential credential, DateTimeOffset now)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        request.Headers.Host = address.Authority;
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(service, address.Authority, action, body, credential, now.ToUnixTimeSeconds()));
        request.Headers.Add("X-TC-Action", action);
        request.Headers.Add("X-TC-Version", version);
        request.Headers.Add("X-TC-Timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (region.Length > 0) request.Headers.Add("X-TC-Region", region);
        return request;
    }

    /// <summary>The header <c>Authorization</c>.</summary>
    public static string Authorization(string service, string host, string action, ReadOnlySpan<byte> body, Tc3Credential credential, long timestamp)
    {
        var day = DateTimeOffset.FromUnixTimeSeconds(timestamp).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var scope = $"{day}/{service}/tc3_request";
        var canonical = string.Create(CultureInfo.InvariantCulture, $"POST\n/\n\ncontent-type:{ContentType}\nhost:{host}\nx-tc-action:{Lower(action)}\n\n{SignedHeaders}\n{Hex(SHA256.HashData(body))}");
        var toSign = string.Create(CultureInfo.InvariantCulture, $"{Algorithm}\n{timestamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}");
        var key = Hmac(Hmac(Hmac(Encoding.UTF8.GetBytes("TC3" + credential.Key), day), service), "tc3_request");
        return $"{Algorithm} Credential={credential.Id}/{scope}, SignedHeaders={SignedHeaders}, Signature={Hex(Hmac(key, toSign))}";
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    private static string Lower(string action) => string.Create(action.Length, action, (lower, text) => text.AsSpan().ToLowerInvariant(lower));
}
