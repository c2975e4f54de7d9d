using System.Xml.Linq;

namespace PropertyPlatform.Features.Tests;

/// <summary>One test of the last run that carries a catalogue row.</summary>
/// <param name="Row">The row's id.</param>
/// <param name="Module">Test assembly it lives in.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Passed">Whether it passed.</param>
internal sealed record RowTest(string Row, string Module, string Name, bool Passed)
{
    private static readonly string[] Front = ["PropertyPlatform.Web.Tests", "PropertyPlatform.Browser.Tests"];

    /// <summary>Whether it goes the way a user or a client goes: through REST, a page or a browser.</summary>
    public bool GoesThroughTheFront => Front.Contains(Module);
}

/// <summary>What the reports of the last test run say.</summary>
internal static class LastRun
{
    /// <summary>The tests with a row, from every report in a folder.</summary>
    public static IReadOnlyList<RowTest> ReadFrom(string folder) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.xunit", SearchOption.AllDirectories).SelectMany(file => Read(XDocument.Load(file)))]
            : [];

    /// <summary>The tests with a row in one report.</summary>
    public static IEnumerable<RowTest> Read(XDocument report) =>
        from assembly in report.Descendants("assembly")
        let module = Path.GetFileNameWithoutExtension((string?)assembly.Attribute("name") ?? "")
        from test in assembly.Descendants("test")
        from trait in test.Descendants("trait")
        where (string?)trait.Attribute("name") == "row"
        select new RowTest((string?)trait.Attribute("value") ?? "", module, (string?)test.Attribute("name") ?? "", (string?)test.Attribute("result") == "Pass");
}
