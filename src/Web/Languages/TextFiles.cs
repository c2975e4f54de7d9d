using System.Reflection;
using System.Text.Json;

namespace PropertyPlatform.Web.Languages;

/// <summary>The language files that are compiled into this assembly.</summary>
internal static class TextFiles
{
    /// <summary>Every member of every file of a folder. A name that stands in two places, or twice in one, is a programming error that stops the start.</summary>
    /// <param name="folder">Folder below Languages, <c>zh-CN</c> or <c>zh-CN.terms</c>.</param>
    public static Dictionary<string, JsonElement> Read(string folder)
    {
        var assembly = typeof(TextFiles).Assembly;
        return Merge(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + '/', StringComparison.Ordinal))
            .Select(name => (name, Content(assembly, name))));
    }

    internal static Dictionary<string, JsonElement> Merge(IEnumerable<(string File, string Json)> files)
    {
        var merged = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (file, json) in files)
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (!merged.TryAdd(member.Name, member.Value.Clone())) throw new InvalidOperationException($"The text {member.Name} of {file} is given twice.");
            }
        }

        return merged;
    }

    private static string Content(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
