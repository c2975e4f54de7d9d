using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>Digits from the system's generator; their hash is keyed, because a million values are quickly tried.</summary>
internal sealed class OneTimeDigits(PersonalDataCipher cipher) : IOneTimeDigits
{
    public string Next() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public string HashOf(Guid code, string digits) => cipher.Fingerprint("one-time-code", $"{code:N}:{digits}");
}
