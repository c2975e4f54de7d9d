using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Sms;

/// <summary>
/// Which of the provider's templates belongs to which kind: <c>Ports:Sms:Templates:{Kind}</c>; for a provider that names the places of a
/// template, <c>Ports:Sms:Places:{Kind}</c> lists their names by commas.
/// </summary>
internal sealed class SmsTemplates
{
    // Providers take twelve characters in a place and refuse the message beyond.
    private const int Longest = 12;
    private readonly Dictionary<SmsKind, string> _templates = [];
    private readonly Dictionary<SmsKind, string[]> _places = [];

    public SmsTemplates(PortChoice port)
    {
        foreach (var kind in Enum.GetValues<SmsKind>())
        {
            if (port.Settings[$"Templates:{kind}"] is { Length: > 0 } template) _templates[kind] = template;
            _places[kind] = port.Settings[$"Places:{kind}"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        }
    }

    /// <summary>The settings without which no message of some kind can be sent.</summary>
    public static string[] Settings { get; } = [.. Enum.GetValues<SmsKind>().Select(kind => $"Templates:{kind}")];

    /// <summary>The template of a kind; null when none is configured.</summary>
    public string? Of(SmsKind kind) => _templates.GetValueOrDefault(kind);

    /// <summary>What the places are filled with: cut to what a provider takes.</summary>
    public static IReadOnlyList<string> Fillings(SmsMessage message) => [.. message.Parameters.Select(Cut)];

    /// <summary>What the named places are filled with; a place without a name is called by its number.</summary>
    public IReadOnlyDictionary<string, string> NamedFillings(SmsMessage message)
    {
        var (names, fillings) = (_places[message.Kind], Fillings(message));
        return fillings.Select((filling, at) => (Name: at < names.Length ? names[at] : $"p{at + 1}", filling)).ToDictionary(pair => pair.Name, pair => pair.filling);
    }

    private static string Cut(string filling) => filling.Length <= Longest ? filling : filling[..(Longest - 1)] + "…";
}
