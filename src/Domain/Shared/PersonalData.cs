using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PropertyPlatform.Domain.Shared;

/// <summary>The two document types of the manuals (001 §十一8).</summary>
public enum DocumentType
{
    /// <summary>大陆二代身份证</summary>
    ResidentId = 1,

    /// <summary>其他证件</summary>
    Other = 2,
}

/// <summary>An identity document, normalised: trimmed, upper case, half width.</summary>
public sealed partial record IdDocument
{
    private const string CheckDigits = "10X98765432";
    private static readonly int[] ResidentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdDocument(DocumentType type, string number) => (Type, Number) = (type, number);

    /// <summary>What kind of document.</summary>
    public DocumentType Type { get; }

    /// <summary>Its number in clear. Sensitive: never logged, stored encrypted, shown masked.</summary>
    public string Number { get; }

    /// <summary>First three and last four characters, as authorised staff see it (regulations §10.2).</summary>
    public string Masked => Masking.Document(Number);

    /// <summary>Reads a document; null when the number cannot be one of that type (GB 11643 check digit and date for a resident identity card).</summary>
    public static IdDocument? TryParse(DocumentType type, string? number)
    {
        var text = Normalised.Text(number).ToUpperInvariant();
        return type switch
        {
            DocumentType.ResidentId => IsResidentId(text) ? new IdDocument(type, text) : null,
            DocumentType.Other => OtherNumber().IsMatch(text) ? new IdDocument(type, text) : null,
            _ => null,
        };
    }

    /// <summary>Whether 18 characters are a resident identity number: digits, a real date, the right check character.</summary>
    public static bool IsResidentId(string number)
    {
        if (!ResidentNumber().IsMatch(number)) return false;
        if (!DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year < 1850) return false;

        var sum = 0;
        for (var i = 0; i < 17; i++) sum += (number[i] - '0') * ResidentWeights[i];
        return CheckDigits[sum % 11] == number[17];
    }

    /// <inheritdoc/>
    public override string ToString() => Masked;

    [GeneratedRegex("^[0-9]{17}[0-9X]$")]
    private static partial Regex ResidentNumber();

    [GeneratedRegex("^[A-Z0-9()（）-]{5,30}$")]
    private static partial Regex OtherNumber();
}

/// <summary>A mainland mobile number: eleven digits (regulations §11.4).</summary>
public sealed partial record MobileNumber
{
    private MobileNumber(string digits) => Digits = digits;

    /// <summary>Eleven digits in clear. Personal: never logged, stored encrypted, shown masked.</summary>
    public string Digits { get; }

    /// <summary><c>138****1234</c></summary>
    public string Masked => Masking.Phone(Digits);

    /// <summary>Reads a number with spaces, dashes, full-width digits or a +86 before it; null when it is none.</summary>
    public static MobileNumber? TryParse(string? text)
    {
        var digits = Normalised.Text(text).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        if (digits.StartsWith("+86", StringComparison.Ordinal)) digits = digits[3..];
        else if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) digits = digits[2..];
        return Mobile().IsMatch(digits) ? new MobileNumber(digits) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Masked;

    [GeneratedRegex("^1[3-9][0-9]{9}$")]
    private static partial Regex Mobile();
}

/// <summary>How personal data is shortened for screens (regulations §10.2).</summary>
public static class Masking
{
    /// <summary>Surname and a star for each further character: 王*, 欧***.</summary>
    public static string Name(string name) => name.Length == 0 ? name : name[..1] + new string('*', Math.Max(1, name.Length - 1));

    /// <summary><c>138****1234</c></summary>
    public static string Phone(string digits) => digits.Length == 11 ? $"{digits[..3]}****{digits[7..]}" : new string('*', digits.Length);

    /// <summary>First three and last four characters; a shorter number keeps the last two only.</summary>
    public static string Document(string number) => number.Length switch
    {
        >= 12 => $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}",
        > 4 => $"{new string('*', number.Length - 2)}{number[^2..]}",
        _ => new string('*', number.Length),
    };
}

/// <summary>What people and spreadsheets type, brought to one form.</summary>
public static class Normalised
{
    private static readonly SearchValues<char> Orders = SearchValues.Create(
        [.. Enumerable.Range(0, 0xa0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')), .. "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]);

    /// <summary>Full-width digits, letters, marks and spaces become half-width; the ends are trimmed; null becomes empty.</summary>
    public static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        if (!text.AsSpan().ContainsAnyInRange('\uff01', '\uff5e') && !text.AsSpan().ContainsAny('\u3000', '\u00a0', '\t')) return text.Trim();

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                var c = source[i];
                span[i] = c switch
                {
                    '\u3000' or '\u00a0' or '\t' => ' ',
                    >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
                    _ => c,
                };
            }
        }).Trim();
    }

    /// <summary>A sentence that people read again, in the marks it was typed with: only the ends are trimmed; null becomes empty.</summary>
    public static string Prose(string? text) => text?.Trim() ?? "";

    /// <summary>
    /// Whether a database keeps the text and a reader sees what it says: without one half of a surrogate pair, without control characters save tabs and line breaks, which a terminal or a
    /// database would take for orders, and without marks that turn the direction of what follows, by which one name looks like another.
    /// </summary>
    public static bool IsStorable(string text)
    {
        if (text.AsSpan().ContainsAny(Orders)) return false;
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) return true;

        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    /// <summary>A person's name on one line, without any space inside when it is Chinese (王　伟 → 王伟); other names keep single spaces.</summary>
    public static string Name(string? text)
    {
        var name = Text(text);
        return name.Any(char.IsAsciiLetter)
            ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
    }
}
