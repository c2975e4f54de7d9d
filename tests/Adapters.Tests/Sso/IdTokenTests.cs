using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PropertyPlatform.Infrastructure.Adapters.Sso;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>The 14 vectors of ID tokens, and what else could be tried with one.</summary>
public sealed class IdTokenTests
{
    private static readonly IdTokenDemands Ours = new("https://sso.example.gov.cn", "wuguan-platform", "n-1");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_795_204_800);
    private static readonly AnIssuer Issuer = new();

    public static TheoryData<string> Vectors => [.. Vector().GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("name").GetString().ShouldNotBeNull())];

    [Theory]
    [MemberData(nameof(Vectors))]
    public void a_vector_gets_its_verdict(string name)
    {
        var file = Vector();
        var one = file.GetProperty("cases").EnumerateArray().Single(vector => vector.GetProperty("name").GetString() == name);
        var keys = SigningKeys.Read(file.GetProperty("jwks")).ShouldNotBeNull();
        var demands = new IdTokenDemands(Text(file, "issuer"), Text(file, "audience"), Text(file, "nonce"));

        var fault = Verdict(Text(one, "token"), keys, demands, DateTimeOffset.FromUnixTimeSeconds(file.GetProperty("now").GetInt64()));

        fault.ToString().ShouldBe(Text(one, "expect"));
    }

    [Fact]
    public void the_vectors_are_fourteen() => Vectors.Count.ShouldBe(14);

    [Theory]
    [InlineData("""{"alg":"RS256"}""", "UnknownKey")]
    [InlineData("""{"alg":"RS256","kid":7}""", "UnknownKey")]
    [InlineData("""{"alg":"RS256","kid":"es"}""", "UnknownKey")]
    [InlineData("""{"alg":"ES256","kid":"rs"}""", "UnknownKey")]
    [InlineData("""{"alg":"PS256","kid":"rs"}""", "AlgNotAllowed")]
    [InlineData("""{"alg":"RS512","kid":"rs"}""", "AlgNotAllowed")]
    [InlineData("""{"alg":"rs256","kid":"rs"}""", "AlgNotAllowed")]
    [InlineData("""{"kid":"rs"}""", "AlgNotAllowed")]
    [InlineData("""{"alg":"RS256","kid":"rs","crit":[]}""", "CriticalHeader")]
    [InlineData("""{"alg":"RS256","kid":"rs","typ":"at+jwt"}""", "Malformed")]
    [InlineData("""{"alg":"RS256","kid":"rs","kid":"rs"}""", "Malformed")]
    [InlineData("""{"alg":"RS256","kid":"rs","jwk":{"kty":"RSA"}}""", "None")]
    [InlineData("""["RS256"]""", "Malformed")]
    public void a_header_gets_its_verdict(string header, string expected) => Verdict(Issuer.Sign(header, AnIssuer.Claims())).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("aud", """["wuguan-platform"]""", "None")]
    [InlineData("aud", """["other"]""", "WrongAudience")]
    [InlineData("aud", """["wuguan-platform","other"],"azp":"wuguan-platform" """, "None")]
    [InlineData("aud", """["wuguan-platform","other"],"azp":"other" """, "WrongAudience")]
    [InlineData("aud", """["wuguan-platform",7]""", "WrongAudience")]
    [InlineData("aud", """ "wuguan-platform","azp":"other" """, "WrongAudience")]
    [InlineData("aud", "7", "WrongAudience")]
    [InlineData("iss", "\"https://sso.example.gov.cn/\"", "WrongIssuer")]
    [InlineData("iss", "\"HTTPS://SSO.EXAMPLE.GOV.CN\"", "WrongIssuer")]
    [InlineData("nonce", "\"n-2\"", "NonceMismatch")]
    [InlineData("nonce", "null", "NonceMismatch")]
    [InlineData("sub", "\"\"", "Malformed")]
    [InlineData("sub", "7", "Malformed")]
    [InlineData("exp", "\"1795205400\"", "Malformed")]
    [InlineData("exp", "1e999", "Malformed")]
    [InlineData("iat", "null", "Malformed")]
    [InlineData("exp", "1795204740", "Expired")]
    [InlineData("exp", "1795204741", "None")]
    [InlineData("iat", "1795204860", "None")]
    [InlineData("iat", "1795204861", "IssuedInFuture")]
    [InlineData("nbf", "1795204860", "None")]
    [InlineData("nbf", "1795204861", "NotYetValid")]
    [InlineData("nbf", "\"soon\"", "Malformed")]
    public void a_claim_gets_its_verdict(string claim, string value, string expected)
    {
        Verdict(Issuer.Sign(AnIssuer.RsaHeader, AnIssuer.Claims((claim, value)))).ToString().ShouldBe(expected);
        Verdict(Issuer.Sign(AnIssuer.CurveHeader, AnIssuer.Claims((claim, value)))).ToString().ShouldBe(expected);
    }

    [Fact]
    public void one_token_is_written_in_one_way_only()
    {
        var token = Issuer.Sign(AnIssuer.RsaHeader, AnIssuer.Claims());

        Verdict($"{token}=").ShouldBe(IdTokenFault.Malformed);
        Verdict($" {token}").ShouldBe(IdTokenFault.Malformed);
        Verdict($"{token}.").ShouldBe(IdTokenFault.Malformed);
        Verdict(token.Replace('.', ',')).ShouldBe(IdTokenFault.Malformed);
        Verdict(new string('a', 20_000)).ShouldBe(IdTokenFault.Malformed);
        Verdict("").ShouldBe(IdTokenFault.Malformed);
    }

    [Fact]
    public void a_claim_that_was_changed_breaks_the_signature()
    {
        var parts = Issuer.Sign(AnIssuer.CurveHeader, AnIssuer.Claims()).Split('.');
        parts[1] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(AnIssuer.Claims(("sub", "\"somebody-else\""))));

        Verdict(string.Join('.', parts)).ShouldBe(IdTokenFault.BadSignature);
    }

    [Theory]
    [InlineData("""{"keys":[{"kty":"RSA","kid":"weak","n":"sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDprecbAYxknTcQ","e":"AQAB"}]}""")]
    [InlineData("""{"keys":[{"kty":"EC","kid":"weak","crv":"P-384","x":"AA","y":"AA"}]}""")]
    [InlineData("""{"keys":[{"kty":"EC","kid":"weak","crv":"P-256","x":"!!","y":"AA"}]}""")]
    [InlineData("""{"keys":[{"kty":"oct","kid":"weak","k":"AAAA"}]}""")]
    [InlineData("""{"keys":[7]}""")]
    public void a_key_that_is_weak_or_unreadable_is_left_out(string set)
    {
        var keys = SigningKeys.Read(JsonDocument.Parse(set).RootElement).ShouldNotBeNull();

        keys.Find("weak", SigningAlgorithm.RS256).ShouldBeNull();
        keys.Find("weak", SigningAlgorithm.ES256).ShouldBeNull();
    }

    [Fact]
    public void a_key_for_encryption_signs_nothing()
    {
        var keys = SigningKeys.Read(JsonDocument.Parse(Issuer.KeySet.Replace("\"sig\"", "\"enc\"")).RootElement).ShouldNotBeNull();

        Verdict(Issuer.Sign(AnIssuer.RsaHeader, AnIssuer.Claims()), keys, Ours, Now).ShouldBe(IdTokenFault.UnknownKey);
    }

    private static IdTokenFault Verdict(string token) => Verdict(token, SigningKeys.Read(JsonDocument.Parse(Issuer.KeySet).RootElement).ShouldNotBeNull(), Ours, Now);

    private static IdTokenFault Verdict(string text, SigningKeys keys, IdTokenDemands demands, DateTimeOffset now)
    {
        var fault = IdToken.TryRead(text, out var token);
        if (token is null) return fault;

        fault = token.Check(keys.Find(token.KeyId, token.Algorithm), demands, now, out var subject);
        (subject is null).ShouldBe(fault != IdTokenFault.None);
        return fault;
    }

    private static JsonElement Vector() => JsonDocument.Parse(File.ReadAllText(TestData.PathOf("vectors", "id-token.json"))).RootElement;

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString().ShouldNotBeNull();
}

/// <summary>Signs tokens with keys of its own.</summary>
/// <param name="keyId">Name of its RSA key.</param>
public sealed class AnIssuer(string keyId = "rs") : IDisposable
{
    public const string RsaHeader = """{"alg":"RS256","kid":"rs"}""";
    public const string CurveHeader = """{"alg":"ES256","kid":"es"}""";
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa _curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>What it publishes.</summary>
    public string KeySet
    {
        get
        {
            var (rsa, point) = (_rsa.ExportParameters(false), _curve.ExportParameters(false).Q);
            return $$"""
                {"keys":[{"kty":"RSA","kid":"{{keyId}}","use":"sig","n":"{{Base64Url.EncodeToString(rsa.Modulus)}}","e":"{{Base64Url.EncodeToString(rsa.Exponent)}}"},
                {"kty":"EC","crv":"P-256","kid":"es","use":"sig","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}]}
                """;
        }
    }

    /// <summary>The claims of a good token, some of them put otherwise; values are JSON.</summary>
    public static string Claims(params (string Name, string Json)[] otherwise)
    {
        var claims = new Dictionary<string, string>
        {
            ["iss"] = "\"https://sso.example.gov.cn\"",
            ["sub"] = "\"corp-001\"",
            ["aud"] = "\"wuguan-platform\"",
            ["nonce"] = "\"n-1\"",
            ["iat"] = "1795204800",
            ["exp"] = "1795205400",
        };
        foreach (var (name, json) in otherwise) claims[name] = json;
        return $"{{{string.Join(',', claims.Select(claim => $"\"{claim.Key}\":{claim.Value}"))}}}";
    }

    /// <summary>A token with that header, signed by the key that the header's algorithm goes with.</summary>
    public string Sign(string header, string claims)
    {
        var content = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        var signature = header.Contains("ES256", StringComparison.Ordinal)
            ? _curve.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)
            : _rsa.SignData(Encoding.ASCII.GetBytes(content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{content}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose()
    {
        _rsa.Dispose();
        _curve.Dispose();
    }
}
