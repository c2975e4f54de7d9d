using System.Text.RegularExpressions;
using PropertyPlatform.Support;

namespace PropertyPlatform.Features.Tests;

/// <summary>One line of docs/features.md.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Text">What it is, in a few words.</param>
/// <param name="Channels">How it is reached.</param>
/// <param name="State"><c>works</c>, <c>partial: what is missing</c>, or <c>absent</c>.</param>
internal sealed record Feature(string Row, string Text, string Channels, string State)
{
    public bool Works => State == "works";

    /// <summary>Works but for what is named.</summary>
    public bool IsPartial => State.StartsWith("partial: ", StringComparison.Ordinal);

    /// <summary>What is claimed to work in part must be tested as well.</summary>
    public bool IsClaimed => Works || IsPartial;

    public bool HasKnownState => IsClaimed || State == "absent";

    /// <summary>Whether people meet it on a page or a phone, so that its test has to go the same way.</summary>
    public bool IsMetByPeople => Channels.Split(' ').Intersect(["H5", "PC", "PUB"]).Any();
}

/// <summary>The written list of features, and the catalogue's rows it has to speak of.</summary>
internal static partial class FeatureList
{
    public static IReadOnlyList<Feature> Written { get; } = [.. Read(File.ReadAllText(Place))];

    private static string Place => Repository.PathOf("docs", "features.md");

    /// <summary>Row → channels, as the catalogue has them.</summary>
    public static IReadOnlyDictionary<string, string> Catalogue { get; } =
        File.ReadLines(Repository.PathOf("tests", "Data", "catalogue-rows.csv")).Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);

    public static IEnumerable<Feature> Read(string text) =>
        Line().Matches(text).Select(match => new Feature(match.Groups[1].Value, match.Groups[2].Value.Trim(), match.Groups[3].Value.Trim(), match.Groups[4].Value.Trim()));

    /// <summary>Writes the states anew, and touches nothing else.</summary>
    public static void Write(Func<Feature, string> state)
    {
        var text = Line().Replace(File.ReadAllText(Place), line =>
        {
            var feature = Read(line.Value).Single();
            return line.Value[..(line.Groups[4].Index - line.Index)] + $" {state(feature)} |";
        });
        File.WriteAllText(Place, text);
    }

    [GeneratedRegex(@"^\| ([A-Z]{2,3}-\d{2}) \|([^|]*)\|([^|]*)\|([^|]*)\|[ \r]*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
