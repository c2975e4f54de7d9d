using System.Globalization;
using System.Text.Json;

namespace PropertyPlatform.Infrastructure.Adapters.Outgoing;

/// <summary>Reads members that the other side may have left out, or filled with something else.</summary>
internal static class ReadingJson
{
    /// <summary>The text of a member, or of its number; empty when there is none.</summary>
    public static string TextOf(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member.ValueKind switch
        {
            JsonValueKind.String => member.GetString() ?? "",
            JsonValueKind.Number => member.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => "",
        }
        : "";

    /// <summary>The number of a member, or of its text; null when there is none.</summary>
    public static long? NumberOf(this JsonElement element, string name) =>
        long.TryParse(element.TextOf(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
