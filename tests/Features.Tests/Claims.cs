namespace PropertyPlatform.Features.Tests;

/// <summary>Compares what is claimed with what was tested.</summary>
internal static class Claims
{
    /// <summary>What is wrong with one feature's state, given the tests of the last run; null when it is honest.</summary>
    public static string? Doubt(Feature feature, IEnumerable<RowTest> run)
    {
        if (!feature.HasKnownState) return $"{feature.Row} has the unknown state '{feature.State}'";
        if (!feature.IsClaimed) return null;

        var tests = run.Where(test => test.Row == feature.Row).ToList();
        if (tests.Count == 0) return $"{feature.Row} is claimed, but no test of the last run carries its id";
        if (tests.Find(test => !test.Passed) is { } broken) return $"{feature.Row} is claimed, but {broken.Name} did not pass";
        if (feature.IsMetByPeople && !tests.Exists(test => test.GoesThroughTheFront)) return $"{feature.Row} is met on a page or phone, but no test of it goes through REST, page or browser";

        return null;
    }
}
