using System.Globalization;
using System.Text.Json;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Languages;

/// <summary>What a refusal says on a screen and in a problem document: its code is the key, one file a context (<c>Languages/zh-CN/ballots.json</c>).</summary>
public sealed class ErrorTexts
{
    private readonly Dictionary<string, string> _texts;

    private ErrorTexts(Dictionary<string, JsonElement> texts) =>
        _texts = texts.ToDictionary(
            text => text.Key,
            text => text.Value.GetString() is { Length: > 0 } value ? value : throw new InvalidOperationException($"The text {text.Key} is empty."),
            StringComparer.Ordinal);

    /// <summary>All codes that have a text.</summary>
    public IReadOnlyCollection<string> Codes => _texts.Keys;

    /// <summary>Reads the files of the platform's language.</summary>
    /// <exception cref="InvalidOperationException">A code has two texts, or an empty one.</exception>
    public static ErrorTexts Load() => new(TextFiles.Read("zh-CN"));

    /// <summary>The same from given files; for tests.</summary>
    internal static ErrorTexts From(params IEnumerable<(string File, string Json)> files) => new(TextFiles.Merge(files));

    /// <summary>The sentence for the reader, with the refusal's values filled in. A code nobody translated is shown itself, so that it can be reported.</summary>
    public string Of(Error error) =>
        _texts.TryGetValue(error.Code, out var text)
            ? string.Format(CultureInfo.InvariantCulture, text, [.. error.Arguments])
            : $"操作未完成（{error.Code}）";

    /// <summary>What is wrong with a field: the text of a code, or the sentence itself.</summary>
    public string OfField(string codeOrSentence) => _texts.GetValueOrDefault(codeOrSentence, codeOrSentence);
}
