namespace PropertyPlatform.Domain.Shared;

/// <summary>统一社会信用代码 (GB 32100-2015): 18 characters, base 31, with the organisation code's own check at 9-17.</summary>
public sealed record UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private UnifiedSocialCreditCode(string value) => Value = value;

    /// <summary>18 characters, upper case.</summary>
    public string Value { get; }

    /// <summary>Reads a code; null when its length, alphabet or check character is wrong.</summary>
    public static UnifiedSocialCreditCode? TryParse(string? text)
    {
        var code = Normalised.Text(text).ToUpperInvariant();
        return code.Length == 18 && CheckOf(code) == code[17] ? new UnifiedSocialCreditCode(code) : null;
    }

    /// <summary>The check character that belongs to the first 17; null when one of them is not in the alphabet.</summary>
    public static char? CheckOf(string code)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0) return null;
            sum += value * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
