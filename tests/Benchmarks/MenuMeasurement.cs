using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>The menu by REST, filtered by what the identity in use may do, beside the empty page, and beside a bare API that reads the account by its key and answers the same text.</summary>
internal static class MenuMeasurement
{
    private const string Path = "/api/v1/me/menu";
    private const int WarmUps = 400;
    private const int Runs = 400;

    public static async Task<string> RunAsync()
    {
        var table = new Table("whose", "p95, ms", "empty page p95, ms", "times it", "must", "bare API p95, ms", "times it");
        await using var office = await AnOffice.FoundAsync();
        await using var baseline = await Baseline.StartAsync(office.Database);
        using var bare = new HttpClient { BaseAddress = baseline.Address };
        foreach (var (who, persona, person) in new[]
        {
            ("city, every project", "city-admin", AnOffice.CityAdmin), ("community, with grants", "community-lead", AnOffice.CommunityLead), ("enterprise of 200 projects", "ent-lead", AnOffice.Enterprise),
            ("director of a committee", "director", AnOffice.Director),
        })
        {
            using var phone = await office.PhoneAsync(persona);
            using var browser = await office.BrowserAsync(person);
            using var menu = new StringContent(await phone.GetStringAsync(Path));
            using var kept = await bare.PutAsync("/menu", menu);
            var times = await Times.P95Async(WarmUps, Runs, () => phone.GetStringAsync(Path), () => browser.OpenAsync("/empty"), () => bare.GetStringAsync($"/menu/{office.Account(persona)}"));
            table.Row(who, times[0], times[1], times[0] / times[1], "≤ 4", times[2], times[0] / times[2]);
        }

        return table.ToString();
    }
}
