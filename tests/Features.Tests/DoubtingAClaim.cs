using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Features.Tests;

/// <summary>The check itself must notice each way of claiming too much.</summary>
public sealed class DoubtingAClaim
{
    private static readonly RowTest[] Tested =
    [
        new("BAL-32", "PropertyPlatform.Domain.Tests", "a rule", true),
        new("BAL-01", "PropertyPlatform.Integration.Tests", "a use case", true),
        new("BAL-02", "PropertyPlatform.Browser.Tests", "a screen", true),
        new("BAL-03", "PropertyPlatform.Web.Tests", "a page", true),
        new("BAL-03", "PropertyPlatform.Domain.Tests", "a broken rule", false),
    ];

    [Theory]
    [InlineData("BAL-32", "-", "works")]
    [InlineData("BAL-02", "PC", "works")]
    [InlineData("BAL-02", "H5 EXT", "partial: no print")]
    [InlineData("BAL-99", "PC", "absent")]
    public void there_is_none_when_a_test_shows_it(string row, string channels, string state) =>
        Claims.Doubt(new Feature(row, "", channels, state), Tested).ShouldBeNull();

    [Theory]
    [InlineData("BAL-99", "-", "works", "no test")]
    [InlineData("BAL-99", "PC", "partial: no print", "no test")]
    [InlineData("BAL-01", "PC", "works", "REST, page or browser")]
    [InlineData("BAL-01", "H5 PC", "works", "REST, page or browser")]
    [InlineData("BAL-03", "PC", "works", "did not pass")]
    [InlineData("BAL-02", "PC", "almost", "unknown state")]
    [InlineData("BAL-02", "PC", "partial", "unknown state")]
    public void is_raised_when_too_much_is_said(string row, string channels, string state, string why) =>
        Claims.Doubt(new Feature(row, "", channels, state), Tested).ShouldNotBeNull().ShouldContain(why);

    [Fact]
    public void rests_on_the_tests_of_a_report_with_their_rows()
    {
        var report = XDocument.Parse("""
            <assemblies><assembly name="/somewhere/PropertyPlatform.Web.Tests.dll"><collection>
              <test name="passes" result="Pass"><traits><trait name="row" value="PLT-05"/><trait name="row" value="PLT-06"/></traits></test>
              <test name="fails" result="Fail"><traits><trait name="row" value="PLT-07"/></traits></test>
              <test name="is skipped" result="Skip"><traits><trait name="row" value="PLT-08"/></traits></test>
              <test name="has none" result="Pass"><traits><trait name="speed" value="slow"/></traits></test>
            </collection></assembly></assemblies>
            """);

        LastRun.Read(report).ShouldBe(
        [
            new RowTest("PLT-05", "PropertyPlatform.Web.Tests", "passes", true),
            new RowTest("PLT-06", "PropertyPlatform.Web.Tests", "passes", true),
            new RowTest("PLT-07", "PropertyPlatform.Web.Tests", "fails", false),
            new RowTest("PLT-08", "PropertyPlatform.Web.Tests", "is skipped", false),
        ]);
    }

    [Fact]
    public void rests_on_the_lines_of_the_list()
    {
        FeatureList.Read("| BAL-01 | List of ballots | PC | partial: no print |\n| Row | What | Channels | State |\n")
            .ShouldHaveSingleItem().ShouldBe(new Feature("BAL-01", "List of ballots", "PC", "partial: no print"));
    }
}
