using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Features.Tests;

/// <summary>The check itself must notice each way of claiming too much.</summary>
public sealed class DoubtingAClaim
{
    private static readonly RowTest[] Tested =
    [
        new("BAL-32", "a rule", Passed: true, GoesThroughTheFront: false),
        new("BAL-01", "a use case", Passed: true, GoesThroughTheFront: false),
        new("BAL-02", "a screen", Passed: true, GoesThroughTheFront: true),
        new("BAL-03", "a page", Passed: true, GoesThroughTheFront: true),
        new("BAL-03", "a broken rule", Passed: false, GoesThroughTheFront: false),
    ];

    [Theory]
    [InlineData("BAL-32", "-", "works")]
    [InlineData("BAL-02", "PC", "works")]
    [InlineData("BAL-02", "H5 EXT", "partial: no print")]
    [InlineData("BAL-01", "PC", "partial: no screen")]
    [InlineData("BAL-99", "PC", "absent")]
    public void there_is_none_when_a_test_shows_it(string row, string channels, string state) =>
        Claims.Doubt(new Feature(row, "", channels, state), Tested).ShouldBeNull();

    [Theory]
    [InlineData("BAL-99", "-", "works", "no test")]
    [InlineData("BAL-99", "PC", "partial: no print", "no test")]
    [InlineData("BAL-01", "PC", "works", "REST, page or browser")]
    [InlineData("BAL-01", "H5 PC", "works", "REST, page or browser")]
    [InlineData("BAL-01", "PUB", "works", "REST, page or browser")]
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
              <test name="passes" type="Pages" method="passes" result="Pass"><traits><trait name="row" value="PLT-05"/><trait name="row" value="PLT-06"/></traits></test>
              <test name="fails" result="Fail"><traits><trait name="row" value="PLT-07"/></traits></test>
              <test name="is skipped" result="Skip"><traits><trait name="row" value="PLT-08"/></traits></test>
              <test name="has none" result="Pass"><traits><trait name="speed" value="slow"/></traits></test>
            </collection></assembly></assemblies>
            """);

        LastRun.Read(report, (assembly, type, method) => (assembly, type, method) == ("/somewhere/PropertyPlatform.Web.Tests.dll", "Pages", "passes")).ShouldBe(
        [
            new RowTest("PLT-05", "passes", true, true),
            new RowTest("PLT-06", "passes", true, true),
            new RowTest("PLT-07", "fails", false, false),
            new RowTest("PLT-08", "is skipped", false, false),
        ]);
    }

    [Theory]
    [InlineData(nameof(Ways.asks_by_rest), true)]
    [InlineData(nameof(Ways.asks_through_others), true)]
    [InlineData(nameof(Ways.asks_the_use_case), false)]
    [InlineData("is not there", false)]
    public void rests_on_the_way_a_test_goes(string test, bool isFront) =>
        Front.OfAssemblies().IsPassedBy(typeof(Ways).Assembly.Location, typeof(Ways).FullName!, test).ShouldBe(isFront);

    [Theory]
    [InlineData("BAL-99", "PC", "works", "absent")]
    [InlineData("BAL-03", "PC", "works", "absent")]
    [InlineData("BAL-02", "PC", "absent", "works")]
    [InlineData("BAL-02", "PC", "partial: no print", "partial: no print")]
    [InlineData("BAL-02", "PC", Claims.BelowTheScreen, "works")]
    [InlineData("BAL-01", "PC", "absent", Claims.BelowTheScreen)]
    [InlineData("BAL-32", "-", "absent", "works")]
    public void ends_in_the_state_that_was_earned(string row, string channels, string written, string earned)
    {
        var feature = new Feature(row, "", channels, written);

        Claims.Earned(feature, Tested).ShouldBe(earned);
        Claims.Doubt(feature with { State = earned }, Tested).ShouldBeNull();
    }

    [Fact]
    public void rests_on_the_lines_of_the_list()
    {
        FeatureList.Read("| BAL-01 | List of ballots | PC | partial: no print |\n| Row | What | Channels | State |\n")
            .ShouldHaveSingleItem().ShouldBe(new Feature("BAL-01", "List of ballots", "PC", "partial: no print"));
    }

    private sealed class Ways(HttpClient client)
    {
        public async Task asks_by_rest() => (await client.GetAsync(new Uri("/", UriKind.Relative))).Dispose();

        public Task asks_through_others() => EachAsync(_ => asks_by_rest());

        public Task asks_the_use_case() => Task.FromResult(client);

        private static async Task EachAsync(Func<int, Task> step) => await step(1);
    }
}
