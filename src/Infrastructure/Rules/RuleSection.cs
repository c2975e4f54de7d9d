using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace PropertyPlatform.Infrastructure.Rules;

/// <summary>A piece of a rule in the configuration, read strictly: what is missing or cannot be stops the start, with the setting and what may stand there.</summary>
/// <param name="section">The piece.</param>
internal sealed class RuleSection(IConfigurationSection section)
{
    /// <summary>Its own name.</summary>
    public string Key => section.Key;

    /// <summary>A text.</summary>
    /// <exception cref="InvalidOperationException">It is missing.</exception>
    public string Text(string key) => section[key] is { Length: > 0 } text ? text : throw new InvalidOperationException($"{section.Path}:{key} is missing.");

    /// <summary>A moment.</summary>
    /// <exception cref="InvalidOperationException">It is missing or none.</exception>
    public DateTimeOffset Moment(string key) => DateTimeOffset.TryParse(Text(key), CultureInfo.InvariantCulture, out var moment) ? moment : throw Wrong(key, "a moment as 2026-01-01T00:00:00+08:00");

    /// <summary>A whole number.</summary>
    /// <param name="key">Its name.</param>
    /// <param name="least">The smallest that may stand there.</param>
    /// <param name="most">The greatest.</param>
    /// <exception cref="InvalidOperationException">It is missing, none, or outside.</exception>
    public int Number(string key, int least = 1, int most = int.MaxValue) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(key, most == int.MaxValue ? $"a whole number from {least} on" : $"a whole number from {least} to {most}");

    /// <summary>The same, or what is usual where nothing is said.</summary>
    /// <exception cref="InvalidOperationException">It is none, or too small.</exception>
    public int NumberOr(string key, int usual, int least) => section[key] is null ? usual : Number(key, least);

    /// <summary>Yes or no.</summary>
    /// <exception cref="InvalidOperationException">It is missing or neither.</exception>
    public bool Flag(string key) => bool.TryParse(Text(key), out var flag) ? flag : throw Wrong(key, "true or false");

    /// <summary>One of some names. A number would be taken for the value behind it, and a name is what stands in the documentation.</summary>
    /// <exception cref="InvalidOperationException">It is missing or another.</exception>
    public TChoice Choice<TChoice>(string key)
        where TChoice : struct, Enum =>
        Enum.GetNames<TChoice>().Contains(Text(key), StringComparer.Ordinal) ? Enum.Parse<TChoice>(Text(key)) : throw Wrong(key, string.Join(" or ", Enum.GetNames<TChoice>()));

    /// <summary>A list of texts.</summary>
    /// <exception cref="InvalidOperationException">It has none, or an empty one.</exception>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = section.GetSection(key).GetChildren().Select(text => text.Value?.Trim() ?? "").ToList();
        return texts.Count > 0 && texts.TrueForAll(text => text.Length > 0) ? texts : throw new InvalidOperationException($"{section.Path}:{key} needs one at least, and none without a word.");
    }

    /// <summary>The pieces below.</summary>
    public IEnumerable<RuleSection> Sections(string key) => section.GetSection(key).GetChildren().Select(child => new RuleSection(child));

    /// <summary>Says that something cannot stand where it stands.</summary>
    public InvalidOperationException Wrong(string key, string allowed) => new($"{section.Path}:{key} is '{section[key]}'; write {allowed}.");
}
