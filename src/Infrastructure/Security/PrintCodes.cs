using System.Security.Cryptography;
using System.Text;
using PropertyPlatform.Application.Shared.Prints;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>Eighty bits of a keyed hash of form and number, in letters and digits that nobody confuses (Crockford's base 32).</summary>
internal sealed class PrintCodes(PersonalDataCipher cipher) : IPrintCodes
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;
    private const int Group = 4;

    public string Of(PrintForm form, string number) => string.Join('-', Bare(form, number).Chunk(Group).Select(group => new string(group)));

    public bool Fits(PrintForm form, string number, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Bare(form, number)), Encoding.UTF8.GetBytes(Read(typed)));

    private static string Read(string typed) => string.Concat(Normalised.Text(typed).ToUpperInvariant().Where(char.IsLetterOrDigit)).Replace('O', '0').Replace('I', '1').Replace('L', '1');

    private string Bare(PrintForm form, string number)
    {
        var bits = new System.Collections.BitArray(Convert.FromBase64String(cipher.Fingerprint("print", $"{(int)form}:{number}")));
        return string.Create(Length, bits, static (code, bits) =>
        {
            for (var i = 0; i < code.Length; i++)
            {
                var value = 0;
                for (var bit = 0; bit < 5; bit++) value = (value << 1) | (bits[(i * 5) + bit] ? 1 : 0);
                code[i] = Alphabet[value];
            }
        });
    }
}
