using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PropertyPlatform.Infrastructure.Adapters.WeChat;

/// <summary>
/// WeChat's signatures and the encryption of what it brings: AES-256-CBC over 16 random bytes, the length, the message and the account.
/// The filling goes up to 32 bytes, twice AES's own block, so that no library takes it off: it is done by hand.
/// </summary>
internal static class WeChatCipher
{
    private const int Block = 32;
    private const int Random = 16;
    private const int Length = 4;

    /// <summary>SHA-1 of the parts in order of their bytes; prescribed by WeChat.</summary>
    public static string Sign(params string[] parts)
    {
        Array.Sort(parts, StringComparer.Ordinal);
        return Sha1(string.Concat(parts));
    }

    /// <summary>SHA-1 of a text; prescribed by WeChat.</summary>
    public static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Whether two signatures are the same, in a time that does not say where they differ.</summary>
    public static bool Same(string expected, string? given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given ?? ""));

    /// <summary>Decrypts; null when it is not for this account or was made with another key.</summary>
    public static string? Decrypt(byte[] key, string encrypted, string appId)
    {
        var bytes = new byte[encrypted.Length];
        if (!Convert.TryFromBase64String(encrypted, bytes, out var length) || length == 0 || length % 16 != 0) return null;

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(bytes.AsSpan(0, length), key.AsSpan(0, 16), PaddingMode.None);
        if (plain[^1] is 0 or > Block) return null;

        var filled = plain.Length - plain[^1];
        if (filled < Random + Length) return null;

        var message = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(Random, Length));
        if (message < 0 || message > filled - Random - Length) return null;

        var account = plain.AsSpan(Random + Length + message, filled - Random - Length - message);
        return CryptographicOperations.FixedTimeEquals(account, Encoding.UTF8.GetBytes(appId)) ? Encoding.UTF8.GetString(plain, Random + Length, message) : null;
    }

    /// <summary>Encrypts, as WeChat does.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="random">16 bytes.</param>
    /// <param name="message">What it says.</param>
    /// <param name="appId">For which account.</param>
    public static string Encrypt(byte[] key, ReadOnlySpan<byte> random, string message, string appId)
    {
        var (said, account) = (Encoding.UTF8.GetBytes(message), Encoding.UTF8.GetBytes(appId));
        var used = Random + Length + said.Length + account.Length;
        var plain = new byte[((used / Block) + 1) * Block];
        random[..Random].CopyTo(plain);
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(Random), said.Length);
        said.CopyTo(plain, Random + Length);
        account.CopyTo(plain, Random + Length + said.Length);
        plain.AsSpan(used).Fill((byte)(plain.Length - used));
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, key.AsSpan(0, 16), PaddingMode.None));
    }
}
