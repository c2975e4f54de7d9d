using System.Text.RegularExpressions;
using PropertyPlatform.Architecture.Tests.Reading;
using PropertyPlatform.Support;

namespace PropertyPlatform.Architecture.Tests;

/// <summary>docs/style.md, as far as a machine can read it: no switched-off warnings, no folded regions, no notes to oneself, no dead code in comments.</summary>
public sealed partial class SourcesAreTidy : Rule<SourceFile>
{
    protected override IReadOnlyList<SourceFile> Subject => SourceFile.OfTheHouse;

    protected override IReadOnlyList<SourceFile> Sinners =>
    [
        new("pragma.cs", "#pragma warning disable CS0000"), new("region.cs", "    #region Fields"), new("note.cs", "var x = 1; // TO" + "DO: later"),
        new("dead.cs", "// var previous = Count();"), new("suppressed.cs", "[SuppressMessage(\"a\", \"b\")]"),
    ];

    protected override IEnumerable<string> Offences(SourceFile subject) =>
        from line in subject.Text.Split('\n')
        where Untidy().IsMatch(line)
        select $"{subject.Path}: {line.Trim()}";

    [GeneratedRegex(@"^\s*#(pragma|region)\b|//.*\b(TO[D]O|FIXME|HACK|XXX)\b|^\s*//\s*(var|return|if|foreach|await|public|private)\b.*[;{]\s*$|SuppressMessage\(")]
    private static partial Regex Untidy();
}

/// <summary>A type is called by what it does; the words that fit everything say nothing.</summary>
public sealed class NamesSaySomething : Rule<string>
{
    private static readonly string[] Empty = ["Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Common", "Manager"];

    /// <summary>Words of the trade that end like that: the manager of a project is a person.</summary>
    private static readonly string[] Trade = ["ProjectManager", "ManagingEnterprise"];

    protected override IReadOnlyList<string> Subject => [.. House.CodeOf([.. House.Layers]).Select(type => type.Name.Split('`')[0])];

    protected override IReadOnlyList<string> Sinners => ["BallotHelper", "VoteManager", "ICommonService"];

    protected override IEnumerable<string> Offences(string subject)
    {
        if (Empty.Any(word => subject.EndsWith(word, StringComparison.Ordinal)) && !Trade.Any(word => subject.EndsWith(word, StringComparison.Ordinal))) yield return $"{subject} says nothing";
    }
}

/// <summary>One file of the sources.</summary>
/// <param name="Path">Below the solution's folder.</param>
/// <param name="Text">What it says.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The sources of the platform, migrations and what the build makes left out.</summary>
    public static IReadOnlyList<SourceFile> OfTheHouse { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/node_modules/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Select(path => new SourceFile(System.IO.Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))),
    ];
}
