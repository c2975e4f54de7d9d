using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Encrypts personal data in its column (AES-256-GCM, a fresh nonce a value) and computes its blind index (HMAC-SHA-256).
/// Both keys come from one secret that never enters the database (PLT-11).
/// </summary>
public sealed class PersonalDataCipher : IPersonalDataIndex
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private readonly byte[] _encryption;
    private readonly byte[] _index;

    /// <summary>Derives the keys.</summary>
    /// <param name="secret">At least 32 random bytes.</param>
    /// <exception cref="ArgumentException">The secret is shorter.</exception>
    public PersonalDataCipher(byte[] secret)
    {
        if (secret.Length < 32) throw new ArgumentException("The personal-data key needs at least 32 bytes.", nameof(secret));

        _encryption = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "personal-data/column/v1"u8.ToArray());
        _index = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "personal-data/index/v1"u8.ToArray());
    }

    /// <summary>For building a model without data, as design-time tools do.</summary>
    public static PersonalDataCipher Unkeyed { get; } = new(new byte[32]);

    /// <inheritdoc/>
    public BlindIndex Of(IdDocument document) => IndexOf($"document:{(int)document.Type}:{document.Number}");

    /// <inheritdoc/>
    public BlindIndex Of(MobileNumber phone) => IndexOf($"phone:{phone.Digits}");

    /// <summary>Encrypts a text.</summary>
    public string Seal(string clear) => Convert.ToBase64String(Seal(Encoding.UTF8.GetBytes(clear)));

    /// <summary>Decrypts what <see cref="Seal(string)"/> made.</summary>
    /// <exception cref="CryptographicException">The text was changed, or sealed with another key.</exception>
    public string Open(string text) => Encoding.UTF8.GetString(Open(Convert.FromBase64String(text)));

    /// <summary>Encrypts a file.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[1 + NonceBytes + TagBytes + plain.Length];
        sealedBytes[0] = 1;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_encryption, TagBytes);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(1 + NonceBytes + TagBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes));
        return sealedBytes;
    }

    /// <summary>Decrypts what <see cref="Seal(ReadOnlySpan{byte})"/> made.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, or sealed with another key.</exception>
    public byte[] Open(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 + NonceBytes + TagBytes || bytes[0] != 1) throw new CryptographicException("Not a sealed value.");

        var plain = new byte[bytes.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(_encryption, TagBytes);
        aes.Decrypt(bytes.Slice(1, NonceBytes), bytes[(1 + NonceBytes + TagBytes)..], bytes.Slice(1 + NonceBytes, TagBytes), plain);
        return plain;
    }

    /// <summary>Encrypts a document, type and number together.</summary>
    public string Seal(IdDocument document) => Seal($"{(int)document.Type}:{document.Number}");

    /// <summary>Encrypts a phone number.</summary>
    public string Seal(MobileNumber phone) => Seal(phone.Digits);

    /// <summary>Decrypts a document.</summary>
    public IdDocument OpenDocument(string text)
    {
        var clear = Open(text);
        return IdDocument.TryParse((DocumentType)(clear[0] - '0'), clear[2..]) ?? throw new CryptographicException("Not a sealed document.");
    }

    /// <summary>Decrypts a phone number.</summary>
    public MobileNumber OpenPhone(string text) => MobileNumber.TryParse(Open(text)) ?? throw new CryptographicException("Not a sealed phone number.");

    /// <summary>Keyed hash of any text, for what is compared and never read back.</summary>
    /// <param name="use">What it is for; the same text has another hash for another use.</param>
    /// <param name="text">The text.</param>
    public string Fingerprint(string use, string text) => IndexOf($"{use}:{text}").Value;

    private BlindIndex IndexOf(string clear) => new(Convert.ToBase64String(HMACSHA256.HashData(_index, Encoding.UTF8.GetBytes(clear))));
}
