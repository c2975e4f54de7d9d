using System.Globalization;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>Reads what weather services answer.</summary>
internal static class WeatherAnswers
{
    /// <summary>An answer that says something else than it should.</summary>
    public static PortFailure Malformed { get; } = new PortFailure.Unavailable("malformed", null);

    /// <summary>The JSON object of an answer, or why there is none.</summary>
    public static (JsonElement Json, PortFailure? Failure) Read(OutgoingOutcome outcome, DateTimeOffset now) => outcome switch
    {
        OutgoingOutcome.Answered { Reply: { IsSuccess: true } reply } => reply.Json() is { } json ? (json, null) : (default, Malformed),
        OutgoingOutcome.Answered { Reply.Status: 429 and var _, Reply.RetryAfter: var wait } => (default, new PortFailure.QuotaExhausted(QuotaScope.Account, now + wait)),
        OutgoingOutcome.Answered { Reply.Status: >= 400 and < 500 and var status } => (default, status is 401 or 403 ? new PortFailure.Misconfigured($"status {status}") : new PortFailure.Unavailable($"status {status}", null)),
        OutgoingOutcome.Answered { Reply.Status: var status } => (default, new PortFailure.Unavailable($"status {status}", null)),
        _ => (default, outcome.Failure ?? Malformed),
    };

    /// <summary>A number that a member or its text holds; null when there is none.</summary>
    public static decimal? DecimalOf(this JsonElement element, string name) => Decimal(element.TextOf(name));

    /// <summary>A number in a text; null when there is none.</summary>
    public static decimal? Decimal(string text) =>
        decimal.TryParse(text.TrimEnd('℃', '%'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > -1_000 and < 10_000 ? number : null;

    /// <summary>The moment that a text names, by the Chinese clock unless it says otherwise; null when it names none.</summary>
    public static DateTimeOffset? MomentOf(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)) return null;

        return read.Kind == DateTimeKind.Unspecified ? ChinaCalendar.At(read) : new DateTimeOffset(read.ToUniversalTime(), TimeSpan.Zero);
    }

    /// <summary>The colour that a word or a name holds: 红色, red; null when it names none.</summary>
    public static WarningColour? ColourOf(string text) =>
        Enum.TryParse<WarningColour>(text, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named
        : text.Contains('红', StringComparison.Ordinal) ? WarningColour.Red
        : text.Contains('橙', StringComparison.Ordinal) ? WarningColour.Orange
        : text.Contains('黄', StringComparison.Ordinal) ? WarningColour.Yellow
        : text.Contains('蓝', StringComparison.Ordinal) ? WarningColour.Blue
        : text.Contains('白', StringComparison.Ordinal) ? WarningColour.White : null;

    /// <summary>The objects of a list, or nothing.</summary>
    public static IEnumerable<JsonElement> ItemsOf(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];

    /// <summary>The object of a member, or null.</summary>
    public static JsonElement? ObjectOf(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;
}
