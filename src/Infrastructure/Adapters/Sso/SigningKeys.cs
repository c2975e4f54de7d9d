using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace PropertyPlatform.Infrastructure.Adapters.Sso;

/// <summary>Signature algorithms that are taken. The list is constant: neither a token nor a published key can lengthen it.</summary>
internal enum SigningAlgorithm
{
    /// <summary>RSA, PKCS#1 v1.5, SHA-256.</summary>
    RS256 = 1,

    /// <summary>ECDSA on P-256, SHA-256, as two numbers of 32 bytes.</summary>
    ES256 = 2,
}

/// <summary>A public key of the issuer, for one algorithm.</summary>
/// <param name="Id"><c>kid</c></param>
/// <param name="Algorithm">The only one it serves.</param>
internal abstract record SigningKey(string Id, SigningAlgorithm Algorithm)
{
    /// <summary>Whether the signature is this key's over that content.</summary>
    public abstract bool Signed(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature);
}

/// <summary>The keys that an issuer publishes.</summary>
internal sealed class SigningKeys
{
    private const int FewestBits = 2048;
    private const int LengthOfANumber = 32;
    private readonly List<SigningKey> _keys;

    private SigningKeys(List<SigningKey> keys) => _keys = keys;

    /// <summary>Reads a key set. Keys of other kinds, for other uses or without a name are left out; null when it is no key set or a name comes twice.</summary>
    public static SigningKeys? Read(JsonElement set)
    {
        if (set.ValueKind != JsonValueKind.Object || !set.TryGetProperty("keys", out var listed) || listed.ValueKind != JsonValueKind.Array) return null;

        var keys = listed.EnumerateArray().Select(ReadOne).OfType<SigningKey>().ToList();
        return keys.DistinctBy(key => key.Id).Count() == keys.Count ? new SigningKeys(keys) : null;
    }

    /// <summary>Whether there is one that can be used.</summary>
    public bool Any => _keys.Count > 0;

    /// <summary>The key of that name for that algorithm; null when there is none.</summary>
    public SigningKey? Find(string id, SigningAlgorithm algorithm) => _keys.Find(key => key.Id == id && key.Algorithm == algorithm);

    private static SigningKey? ReadOne(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object || Text(key, "kid") is not { Length: > 0 } id) return null;
        if (key.TryGetProperty("use", out _) && Text(key, "use") != "sig") return null;

        try
        {
            return (Text(key, "kty"), Text(key, "alg") ?? "") switch
            {
                ("RSA", "" or nameof(SigningAlgorithm.RS256)) => Rsa(id, key),
                ("EC", "" or nameof(SigningAlgorithm.ES256)) when Text(key, "crv") == "P-256" => Curve(id, key),
                _ => null,
            };
        }
        catch (Exception unusable) when (unusable is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static RsaKey? Rsa(string id, JsonElement key)
    {
        if (Text(key, "n") is not { } modulus || Text(key, "e") is not { } exponent) return null;

        var numbers = new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = Base64Url.DecodeFromChars(exponent) };
        return numbers.Modulus.Length * 8 < FewestBits ? null : new RsaKey(id, RSA.Create(numbers));
    }

    private static CurveKey? Curve(string id, JsonElement key)
    {
        if (Text(key, "x") is not { } x || Text(key, "y") is not { } y) return null;

        var point = new ECPoint { X = Base64Url.DecodeFromChars(x), Y = Base64Url.DecodeFromChars(y) };
        return point.X.Length != LengthOfANumber || point.Y.Length != LengthOfANumber ? null : new CurveKey(id, ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point }));
    }

    private static string? Text(JsonElement key, string name) => key.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record RsaKey(string Id, RSA Key) : SigningKey(Id, SigningAlgorithm.RS256)
    {
        public override bool Signed(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) => Key.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private sealed record CurveKey(string Id, ECDsa Key) : SigningKey(Id, SigningAlgorithm.ES256)
    {
        public override bool Signed(ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature) => Key.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
