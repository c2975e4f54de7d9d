using System.Xml.Linq;

namespace PropertyPlatform.Features.Tests;

/// <summary>One test of the last run that carries a catalogue row.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Passed">Whether it passed.</param>
/// <param name="GoesThroughTheFront">Whether it goes the way a user or a client goes: through REST, a page or a browser.</param>
internal sealed record RowTest(string Row, string Name, bool Passed, bool GoesThroughTheFront);

/// <summary>What the reports of the last test run say.</summary>
internal static class LastRun
{
    /// <summary>The tests with a row, from every report in a folder.</summary>
    public static IReadOnlyList<RowTest> ReadFrom(string folder)
    {
        var front = Front.OfAssemblies();
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.xunit", SearchOption.AllDirectories).SelectMany(file => Read(XDocument.Load(file), front.IsPassedBy))]
            : [];
    }

    /// <summary>The tests with a row in one report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="goesThroughTheFront">Of assembly, class and method.</param>
    public static IEnumerable<RowTest> Read(XDocument report, Func<string, string, string, bool> goesThroughTheFront) =>
        from assembly in report.Descendants("assembly")
        from test in assembly.Descendants("test")
        let rows = test.Descendants("trait").Where(trait => (string?)trait.Attribute("name") == "row").Select(trait => Text(trait, "value")).ToList()
        where rows.Count > 0
        let front = goesThroughTheFront(Text(assembly, "name"), Text(test, "type"), Text(test, "method"))
        from row in rows
        select new RowTest(row, Text(test, "name"), Text(test, "result") == "Pass", front);

    private static string Text(XElement element, string attribute) => (string?)element.Attribute(attribute) ?? "";
}
