using System.Globalization;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Attachments;

/// <summary>Makes a harmless file name of what a browser or a client sent: no path, no control characters, none that a file system or a header reads as something else.</summary>
public static class DownloadName
{
    /// <summary>Longest name kept, ending included.</summary>
    public const int MaxLength = 120;

    private const int MaxEnding = 10;
    private const string Unwelcome = "\"<>:|?*;%";

    /// <summary>The name, with its ending kept when it has to be cut.</summary>
    public static string From(string sent)
    {
        var halfWidth = Normalised.Text(sent);
        var last = halfWidth[(halfWidth.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new string([.. last.Where(c => !IsUnwelcome(c))]);
        var ending = Path.GetExtension(clean);
        if (ending.Length > MaxEnding) ending = "";
        var stem = clean[..^ending.Length].Trim(' ', '.');
        if (stem.Length == 0) stem = "附件";

        return stem[..Math.Min(stem.Length, MaxLength - ending.Length)] + ending;
    }

    // Directional marks and the like would let a name show another ending than it has.
    private static bool IsUnwelcome(char c) =>
        char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Surrogate || Unwelcome.Contains(c, StringComparison.Ordinal);
}
