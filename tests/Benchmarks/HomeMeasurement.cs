namespace PropertyPlatform.Benchmarks;

/// <summary>The home page with figures, to-dos and counts, beside an empty page of the same layout for the same person, whose top bar counts as well, and for a visitor, for whom nothing is asked of the database.</summary>
internal static class HomeMeasurement
{
    private const int WarmUps = 400;
    private const int Runs = 400;

    public static async Task<string> RunAsync()
    {
        var table = new Table("whose", "p95, ms", "empty page p95, ms", "times it", "must", "empty page of a visitor p95, ms", "times it");
        await using var office = await AnOffice.FoundAsync();
        using var stranger = office.Stranger();
        foreach (var (who, person) in new[]
        {
            ("city, every project", AnOffice.CityAdmin), ("street, a to-do a project", AnOffice.StreetLead), ("community, with grants", AnOffice.CommunityLead), ("enterprise of 200 projects", AnOffice.Enterprise),
            ("director of a committee", AnOffice.Director),
        })
        {
            using var browser = await office.BrowserAsync(person);
            var times = await Times.P95Async(WarmUps, Runs, () => browser.OpenAsync("/"), () => browser.OpenAsync("/empty"), () => stranger.OpenAsync("/empty"));
            table.Row(who, times[0], times[1], times[0] / times[1], "≤ 4", times[2], times[0] / times[2]);
        }

        return table.ToString();
    }
}
