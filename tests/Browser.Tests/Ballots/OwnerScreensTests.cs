using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Browser.Tests.Ballots;

/// <summary>An owner with a phone in one hand.</summary>
public sealed class OwnerScreensTests(BallotSite ballots) : IClassFixture<BallotSite>
{
    private AVotingEstate Assembly => ballots.Assembly;

    [Fact]
    [Trait("row", "BAL-12")]
    [Trait("row", "BAL-13")]
    [Trait("row", "BAL-14")]
    public async Task takes_a_vote_in_five_taps_and_shows_the_receipt()
    {
        var ballot = await Assembly.OpenAsync();

        await ballots.Site.VisitAsync(
            Assembly.Resident("王秀英"),
            async page =>
            {
                await page.GotoAsync("/my/ballots");
                await Site.TakeAsync(page, "my-1-list");
                await page.GotoAsync($"/my/ballots/{ballot.Value}");
                await page.GetByText("下一步：核对选择").TapAsync();
                await page.Locator(".refused").WaitForAsync();

                await page.GotoAsync($"/my/ballots/{ballot.Value}");
                await page.Locator(".my-question").First.Locator(".choice-for").TapAsync();
                await page.Locator(".my-question").Nth(1).Locator(".choice-follow").TapAsync();
                await Site.TakeAsync(page, "my-2-paper");
                await page.GetByText("下一步：核对选择").TapAsync();
                await page.GetByText("请核对您的选择").WaitForAsync();
                await Site.TakeAsync(page, "my-3-confirm");
                await page.GetByText("确认提交").TapAsync();

                await page.GetByText("已收到并计入").WaitForAsync();
                (await page.Locator(".receipt .my-review li").AllInnerTextsAsync()).Select(line => line[^2..]).ShouldBe(["赞成", "从众"]);
                (await page.Locator(".receipt").InnerTextAsync()).ShouldContain("1栋1单元101、1栋1单元102");
            },
            Screen.Phone);

        (await Assembly.App.SendAsync(new GetTurnout(ballot), Assembly.Director)).Value.Electronic.Heads.ShouldBe(1);
    }

    [Fact]
    public async Task has_a_large_version()
    {
        var ballot = await Assembly.OpenAsync();

        await ballots.Site.VisitAsync(
            Assembly.Resident("李建国"),
            async page =>
            {
                await page.GotoAsync($"/my/ballots/{ballot.Value}");
                await page.GetByText("大字版").TapAsync();
                await page.GetByText("标准字号").WaitForAsync();

                (await page.Locator(".choice-for span").First.BoundingBoxAsync()).ShouldNotBeNull().Height.ShouldBeGreaterThanOrEqualTo(60);
            },
            Screen.Phone);
    }

    [Fact]
    [Trait("row", "BAL-34")]
    public async Task publishes_the_result_without_anybodys_vote()
    {
        var ballot = await Assembly.CountedAsync();

        await ballots.Site.VisitAsync(
            Assembly.Resident("孙丽"),
            async page =>
            {
                await page.GotoAsync($"/my/ballots/{ballot.Value}/result");

                (await page.Locator(".result-card").CountAsync()).ShouldBe(2);
            },
            Screen.Phone);
    }
}
