using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Features.Tests;

/// <summary>docs/features.md says of every catalogue row what the last test run has shown, no more.</summary>
public sealed class TheFeatureList
{
    private static readonly IReadOnlyList<RowTest> Run = LastRun.ReadFrom(Repository.PathOf("artifacts", "tests"));

    [Fact]
    public void names_every_row_of_the_catalogue_once()
    {
        FeatureList.Catalogue.Count.ShouldBe(414);
        FeatureList.Written.Select(feature => feature.Row).ShouldBe(FeatureList.Catalogue.Keys, ignoreOrder: true);
    }

    [Fact]
    public void gives_each_row_the_channels_of_the_catalogue() =>
        FeatureList.Written.Where(feature => FeatureList.Catalogue.GetValueOrDefault(feature.Row) != feature.Channels).Select(feature => feature.Row).ShouldBeEmpty();

    [Fact]
    public void says_what_each_row_is() =>
        FeatureList.Written.Where(feature => feature.Text.Length < 10).Select(feature => feature.Row).ShouldBeEmpty();

    [Fact]
    public void claims_only_what_the_last_run_has_shown()
    {
        Run.ShouldNotBeEmpty("there are no reports of a test run; ./test.sh makes them");

        FeatureList.Written.Select(feature => Claims.Doubt(feature, Run)).OfType<string>().ShouldBeEmpty();
    }

    [Fact]
    public void hides_nothing_that_was_tested()
    {
        var hidden = FeatureList.Written.Where(feature => !feature.IsClaimed && Claims.Earned(feature, Run) != "absent").Select(feature => feature.Row).ToList();

        if (hidden.Count > 0) TestContext.Current.AddWarning($"tested, but marked absent: {string.Join(", ", hidden)}");
    }

    [Fact]
    public void knows_every_row_that_a_test_carries() =>
        Run.Where(test => !FeatureList.Catalogue.ContainsKey(test.Row)).Select(test => $"{test.Name} carries the unknown row '{test.Row}'").Distinct().ShouldBeEmpty();
}
