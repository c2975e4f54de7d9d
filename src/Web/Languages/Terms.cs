using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Languages;

/// <summary>A word of the manuals for a value, and how it looks as a badge.</summary>
/// <param name="Text">The word.</param>
/// <param name="Tone">Its look.</param>
public sealed record Term(string Text, Tone Tone);

/// <summary>
/// The words for the values of enums: states, kinds, roles. One file a context in <c>Languages/zh-CN/terms</c>:
/// <c>{"BallotState": {"Open": {"text": "投票中", "tone": "active"}}, "Role": {"Owner": "业主"}}</c>. The enum's name stands without its namespace.
/// </summary>
public sealed class Terms
{
    private readonly Dictionary<string, Dictionary<string, Term>> _words;

    private Terms(Dictionary<string, JsonElement> words) =>
        _words = words.ToDictionary(
            type => type.Key,
            type => type.Value.EnumerateObject().ToDictionary(value => value.Name, value => Word(value.Value), StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>Reads the files of the platform's language.</summary>
    /// <exception cref="InvalidOperationException">A type stands in two files.</exception>
    public static Terms Load() => new(TextFiles.Read("zh-CN.terms"));

    /// <summary>The same from given files; for tests.</summary>
    internal static Terms From(params IEnumerable<(string File, string Json)> files) => new(TextFiles.Merge(files));

    /// <summary>The word for a value. A value nobody named is shown as the program calls it.</summary>
    public Term Of(Enum value) => Of(value.GetType().Name, value.ToString());

    /// <summary>The word for a value known by name, as <c>("Role", "Owner")</c>.</summary>
    public Term Of(string type, string value) =>
        _words.TryGetValue(type, out var words) && words.TryGetValue(value, out var word) ? word : new Term(value, Tone.Neutral);

    /// <summary>All words of a type, in the order of the file.</summary>
    public IReadOnlyDictionary<string, Term> Words(string type) => _words.GetValueOrDefault(type) ?? [];

    /// <summary>The choices of an enum for a select or radio field, in the enum's order.</summary>
    public IReadOnlyList<SelectListItem> Options(Type type) =>
        [.. Enum.GetValues(type).Cast<Enum>().Select(value => new SelectListItem(Of(value).Text, value.ToString()))];

    /// <inheritdoc cref="Options(Type)"/>
    public IReadOnlyList<SelectListItem> Options<T>()
        where T : struct, Enum => Options(typeof(T));

    private static Term Word(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? new Term(value.GetString() ?? "", Tone.Neutral)
        : new Term(value.GetProperty("text").GetString() ?? "", Enum.Parse<Tone>(ToneName(value), ignoreCase: true));

    private static string ToneName(JsonElement value) => value.TryGetProperty("tone", out var tone) ? tone.GetString() ?? nameof(Tone.Neutral) : nameof(Tone.Neutral);
}
