namespace PropertyPlatform.Browser.Tests;

public sealed class EntranceTests(Site site) : IClassFixture<Site>
{
    [Fact]
    [Trait("row", "PLT-01")]
    [Trait("row", "ACC-14")]
    public async Task greets_each_by_name_and_offers_what_the_role_may()
    {
        await ACity.FoundAsync(site.App);

        await site.VisitAsync(TestActor.Nobody, async page =>
        {
            await page.SignInAsync("community-lead");

            (await page.Locator("h1").First.InnerTextAsync()).ShouldContain("李娜");
            var lead = await page.Locator("aside a[href], nav a[href]").AllTextContentsAsync();

            await page.Context.ClearCookiesAsync();
            await page.SignInAsync("director");

            (await page.Locator("h1").First.InnerTextAsync()).ShouldContain("林芳");
            (await page.Locator("aside a[href], nav a[href]").AllTextContentsAsync()).ShouldNotBe(lead);
        });
    }
}

public sealed class MenuTests(Site site) : IClassFixture<Site>
{
    // The visitor of this test may everything but has no account; the account's own page is tried beside the accounts.
    private static readonly string[] OfAnAccount = ["/admin/me"];

    [Fact]
    [Trait("row", "PLT-01")]
    public Task leads_to_pages_that_show_without_an_error_on_a_desk() => OpenAllAsync(Screen.Desktop);

    [Fact]
    public Task leads_to_pages_that_fit_on_a_phone() => OpenAllAsync(Screen.Phone);

    private Task OpenAllAsync(Screen screen) => site.VisitAsync(
        TestActor.Almighty,
        async page =>
        {
            await page.GotoAsync("/");
            var lines = await page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('aside a[href]')].map(a => a.getAttribute('href')).filter(href => href.startsWith('/')))]");
            lines.Length.ShouldBeGreaterThan(5);

            var faults = new List<string>();
            foreach (var line in lines.Where(line => !OfAnAccount.Contains(line, StringComparer.OrdinalIgnoreCase)))
            {
                var answer = (await page.GotoAsync(line)).ShouldNotBeNull();
                if (answer.Status != 200) faults.Add($"{line} answers {answer.Status}");
                else if (await page.Locator("h1").CountAsync() == 0) faults.Add($"{line} has no heading");
                if (screen == Screen.Phone && await Site.OverhangAsync(page) is > 0 and var wide) faults.Add($"{line} is {wide} px wider than the phone");
            }

            faults.ShouldBeEmpty();
        },
        screen);
}
