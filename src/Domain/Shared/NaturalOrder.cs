namespace PropertyPlatform.Domain.Shared;

/// <summary>Compares names as people sort them: 2栋 before 10栋.</summary>
public static class NaturalOrder
{
    /// <summary>Less than, equal to or more than 0. Runs of digits compare by value, everything else by code point.</summary>
    public static int Compare(string left, string right)
    {
        var (l, r) = (0, 0);
        while (l < left.Length && r < right.Length)
        {
            var (leftRun, rightRun) = (Digits(left, l), Digits(right, r));
            if (leftRun == 0 || rightRun == 0)
            {
                if (left[l] != right[r]) return left[l].CompareTo(right[r]);
                (l, r) = (l + 1, r + 1);
                continue;
            }

            var byValue = CompareNumbers(left.AsSpan(l, leftRun), right.AsSpan(r, rightRun));
            if (byValue != 0) return byValue;
            (l, r) = (l + leftRun, r + rightRun);
        }

        return (left.Length - l).CompareTo(right.Length - r);
    }

    private static int Digits(string text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at - from;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.CompareTo(right, StringComparison.Ordinal);
    }
}
