using System.Globalization;
using System.Security.Cryptography;
using PropertyPlatform.Application.Accounts;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>PBKDF2 with SHA-512, a salt for each password, and the number of rounds in the hash, so that it can grow.</summary>
internal sealed class PasswordHashes : IPasswordHashes
{
    private const int Rounds = 210_000;
    private const int SaltLength = 16;
    private const int HashLength = 32;

    public string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return $"{Rounds}.{Convert.ToBase64String(salt)}.{Convert.ToBase64String(Hash(password, salt, Rounds))}";
    }

    public string Draw()
    {
        // Without signs that look alike.
        return $"{RandomNumberGenerator.GetString("23456789", 1)}{RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10)}{RandomNumberGenerator.GetString("23456789", 1)}";
    }

    public bool Match(string hash, string password)
    {
        if (hash.Split('.') is not [var rounds, var salt, var kept])
        {
            Hash(password, new byte[SaltLength], Rounds);
            return false;
        }

        return CryptographicOperations.FixedTimeEquals(Hash(password, Convert.FromBase64String(salt), int.Parse(rounds, CultureInfo.InvariantCulture)), Convert.FromBase64String(kept));
    }

    private static byte[] Hash(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA512, HashLength);
}
