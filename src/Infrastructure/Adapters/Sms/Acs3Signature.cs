using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>Whose request it is to Aliyun.</summary>
/// <param name="Id">AccessKeyId</param>
/// <param name="Secret">AccessKeySecret; never logged.</param>
internal sealed record Acs3Credential(string Id, string Secret)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>ACS3-HMAC-SHA256, by which Aliyun knows who asks; the parameters stand in the query, the body is empty.</summary>
internal static class Acs3Signature
{
    private const string Algorithm = "ACS3-HMAC-SHA256";
    private const string SignedHeaders = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    private static readonly string NoBody = Convert.ToHexStringLower(SHA256.HashData([]));

    /// <summary>A signed request.</summary>
    /// <param name="address">Where to, without a query.</param>
    /// <param name="action">As in <c>SendSms</c>.</param>
    /// <param name="version">Of the action.</param>
    /// <param name="query">The parameters.</param>
    /// <param name="credential">Whose.</param>
    /// <param name="now">The other side accepts fifteen minutes to each side.</param>
    /// <param name="nonce">Never used before.</param>
    public static HttpRequestMessage Request(Uri address, string action, string version, IReadOnlyDictionary<string, string> query, Acs3Credential credential, DateTimeOffset now, string nonce)
    {
        var (canonical, date) = (CanonicalQuery(query), now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        // An empty body is still a body: a request without one is repeated by the handler itself when a connection breaks.
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{address.GetLeftPart(UriPartial.Authority)}/?{canonical}")) { Content = new ByteArrayContent([]) };
        request.Headers.Host = address.Authority;
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(address.Authority, action, version, canonical, credential, date, nonce));
        request.Headers.Add("x-acs-action", action);
        request.Headers.Add("x-acs-version", version);
        request.Headers.Add("x-acs-date", date);
        request.Headers.Add("x-acs-signature-nonce", nonce);
        request.Headers.Add("x-acs-content-sha256", NoBody);
        return request;
    }

    /// <summary>The header <c>Authorization</c>.</summary>
    public static string Authorization(string host, string action, string version, string canonicalQuery, Acs3Credential credential, string date, string nonce)
    {
        var canonical = $"POST\n/\n{canonicalQuery}\nhost:{host}\nx-acs-action:{action}\nx-acs-content-sha256:{NoBody}\nx-acs-date:{date}\nx-acs-signature-nonce:{nonce}\nx-acs-version:{version}\n\n{SignedHeaders}\n{NoBody}";
        var toSign = $"{Algorithm}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(credential.Secret), Encoding.UTF8.GetBytes(toSign)));
        return $"{Algorithm} Credential={credential.Id},SignedHeaders={SignedHeaders},Signature={signature}";
    }

    /// <summary>The parameters by name, as RFC 3986 writes them.</summary>
    public static string CanonicalQuery(IReadOnlyDictionary<string, string> query) =>
        string.Join('&', query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
}
