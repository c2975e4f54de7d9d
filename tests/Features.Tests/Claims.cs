namespace PropertyPlatform.Features.Tests;

/// <summary>Compares what is claimed with what was tested.</summary>
internal static class Claims
{
    /// <summary>State of a row that people meet on a screen, whose tests stop below it.</summary>
    public const string BelowTheScreen = "partial: the rules are tested, the way through a screen or REST is not";

    /// <summary>What is wrong with one feature's state, given the tests of the last run; null when it is honest.</summary>
    public static string? Doubt(Feature feature, IEnumerable<RowTest> run)
    {
        if (!feature.HasKnownState) return $"{feature.Row} has the unknown state '{feature.State}'";
        if (!feature.IsClaimed) return null;

        var tests = Of(feature, run);
        if (tests.Count == 0) return $"{feature.Row} is claimed, but no test of the last run carries its id";
        if (tests.Find(test => !test.Passed) is { } broken) return $"{feature.Row} is claimed, but {broken.Name} did not pass";
        if (feature.Works && feature.IsMetByPeople && !tests.Exists(test => test.GoesThroughTheFront)) return $"{feature.Row} is met on a page or phone, but no test of it goes through REST, page or browser";

        return null;
    }

    /// <summary>The state that the tests of the last run bear out. What was written by hand about a partial row stays as long as it is borne out.</summary>
    public static string Earned(Feature feature, IEnumerable<RowTest> run)
    {
        var tests = Of(feature, run);
        if (tests.Count == 0 || tests.Exists(test => !test.Passed)) return "absent";

        var belowTheScreen = feature.IsMetByPeople && !tests.Exists(test => test.GoesThroughTheFront);
        var isDescribed = feature.IsPartial && feature.State != BelowTheScreen;
        return isDescribed ? feature.State : belowTheScreen ? BelowTheScreen : "works";
    }

    private static List<RowTest> Of(Feature feature, IEnumerable<RowTest> run) => [.. run.Where(test => test.Row == feature.Row)];
}
