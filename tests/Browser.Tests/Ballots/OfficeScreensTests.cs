using Microsoft.Playwright;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Browser.Tests.Ballots;

/// <summary>Convenor, reviewer, desk and count on the real screens.</summary>
public sealed class OfficeScreensTests(BallotSite ballots) : IClassFixture<BallotSite>
{
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private AVotingEstate Assembly => ballots.Assembly;

    [Fact]
    [Trait("row", "BAL-02")]
    [Trait("row", "BAL-03")]
    [Trait("row", "BAL-04")]
    [Trait("row", "BAL-05")]
    public Task lets_the_convenor_draft_in_steps_and_submit_when_nothing_is_missing() => ballots.Site.VisitAsync(Assembly.Director, async page =>
    {
        await page.GotoAsync("/admin/ballots");
        await page.Locator("summary", new() { HasTextString = "新增" }).ClickAsync();
        await page.Locator("dialog .area-choice").First.WaitForAsync();
        await Site.TakeAsync(page, "ballots-1-new");
        await page.Locator("dialog button[type=submit]").ClickAsync();

        await page.WaitForURLAsync("**/edit");
        (await page.Locator("#gaps").InnerTextAsync()).ShouldContain("请填写投票议题");
        await page.FillAsync("[name='Form.Topic']", "续聘物业服务企业、选举第三届业主委员会");
        await page.FillAsync("[name='Form.Description']", "物业服务合同将于年底到期；本届业主委员会任期届满。");
        await page.FillAsync("[name='Form.Matters[0].Title']", "是否同意续聘深圳市安居物业服务有限公司，期限三年");
        await page.SelectOptionAsync("[name='Form.Matters[0].Kind']", nameof(MatterKind.HireOrDismiss));
        await page.GetByText("《民法典》第二百七十八条第一款第（四）项").WaitForAsync();
        await page.GetByText("增加事项").ClickAsync();
        await page.Locator("[name='Form.Matters[1].Title']").WaitForAsync();
        await page.FillAsync("[name='Form.Matters[1].Title']", "选举第三届业主委员会");
        await page.SelectOptionAsync("[name='Form.Matters[1].Kind']", nameof(MatterKind.Election));
        await page.FillAsync("[name='Form.Matters[1].Candidates']", "王秀英\n李建国\n孙丽");
        await page.FillAsync("[name='Form.Matters[1].Seats']", "2");
        await page.GetByText("部分楼栋、单元").ClickAsync();
        await Site.TakeAsync(page, "ballots-2-edit");
        await page.GetByText("全体业主（整个小区）").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await page.GetByText("草稿已保存").WaitForAsync();

        (await page.InputValueAsync("[name='Form.Matters[1].Candidates']")).ReplaceLineEndings("\n").ShouldBe("王秀英\n李建国\n孙丽");
        var start = Assembly.App.Clock.GetUtcNow().AddDays(5).ToOffset(TimeSpan.FromHours(8));
        await page.FillAsync("[name='Form.Start']", start.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.FillAsync("[name='Form.End']", start.AddDays(7).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator("#gaps").GetByText("还缺 1 项").WaitForAsync();
        await page.Locator("#gaps").GetByText("不足 15 日").WaitForAsync();
        await SubmitAsync(page);
        await page.Locator(".refused").GetByText("请填写原因").WaitForAsync();
        await Site.TakeAsync(page, "ballots-3-short-notice");
        await page.FillAsync("[name='Form.ShortNoticeReason']", "电梯已停用，须尽快表决。");
        await SubmitAsync(page);

        await page.GetByText("提交成功").WaitForAsync();
        (await page.Locator(".summary-strip .badge").First.InnerTextAsync()).ShouldBe("审核中");
        (await page.GetByText("编辑", new() { Exact = true }).IsEnabledAsync()).ShouldBeFalse();
    });

    [Fact]
    [Trait("row", "BAL-09")]
    [Trait("row", "BAL-25")]
    public async Task lets_the_street_review_and_asks_a_reason_for_a_refusal()
    {
        var ballot = await Assembly.SubmitAsync();

        await ballots.Site.VisitAsync(Assembly.Street, async page =>
        {
            await page.GotoAsync($"/admin/ballots/{ballot.Value}");
            await Site.TakeAsync(page, "ballots-4-details-under-review");
            await page.GetByText("审核", new() { Exact = true }).First.ClickAsync();
            await page.Locator("summary", new() { HasTextString = "审核不通过" }).ClickAsync();
            await page.Locator("dialog[open] button[type=submit]").ClickAsync();
            await page.Locator(".refused").GetByText("请填写审核意见").WaitForAsync();
            await page.FillAsync("[name='Form.Opinion']", "材料齐全，同意。");
            await Site.TakeAsync(page, "ballots-5-review");
            await page.Locator("summary", new() { HasTextString = "审核通过" }).ClickAsync();
            await page.Locator("dialog[open] button[type=submit]").ClickAsync();
            await page.Locator(".steps-taken").GetByText("材料齐全，同意。").WaitForAsync();
        });

        (await Assembly.App.SendAsync(new GetBallot(ballot), Assembly.Director)).Value.State.ShouldBe(BallotState.Approved);
    }

    [Fact]
    [Trait("row", "BAL-15")]
    [Trait("row", "BAL-16")]
    [Trait("row", "BAL-18")]
    public async Task takes_paper_ballots_room_by_room_and_refuses_one_that_voted()
    {
        var ballot = await Assembly.OpenAsync();
        await Assembly.VoteAsync(ballot, "李建国", Choice.For, Choice.For);

        await ballots.Site.VisitAsync(Assembly.Director, async page =>
        {
            await page.GotoAsync($"/admin/ballots/{ballot.Value}?tab=turnout");
            await Site.TakeAsync(page, "ballots-6-turnout");
            await page.GotoAsync($"/admin/ballots/{ballot.Value}?tab=supplement");
            await page.Locator("td.actions a", new() { HasTextString = "补计" }).First.ClickAsync();
            await page.GetByText("未参与投票").WaitForAsync();
            await Site.TakeAsync(page, "ballots-7-desk-must");

            await page.Locator(".room", new() { HasTextString = "201" }).ClickAsync();
            await page.GetByText("以电子投票为准，无须补录").WaitForAsync();
            await Site.TakeAsync(page, "ballots-8-desk-electronic");

            await page.Locator(".room", new() { HasTextString = "302" }).ClickAsync();
            await page.Locator(".paper-question").First.Locator(".choice-for").ClickAsync();
            await page.Locator(".paper-question").Nth(1).Locator(".choice-against").ClickAsync();
            await page.GetByText("确认补计").ClickAsync();
            await page.Locator(".refused").GetByText("请上传纸质表决票的照片").WaitForAsync();
            (await page.Locator(".paper-question").Nth(1).Locator(".choice-against input").IsCheckedAsync()).ShouldBeTrue();
            await page.SetInputFilesAsync("[name='Form.File']", new FilePayload { Name = "票.png", MimeType = "image/png", Buffer = Photo });
            await page.GetByText("确认补计").ClickAsync();
            await page.GetByText("1栋1单元302 补计完成").WaitForAsync();
        });

        (await Assembly.App.SendAsync(new GetTurnout(ballot), Assembly.Director)).Value.Paper.Heads.ShouldBe(1);
    }

    [Fact]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-21")]
    [Trait("row", "BAL-22")]
    [Trait("row", "BAL-23")]
    [Trait("row", "BAL-24")]
    public async Task counts_after_following_statistics_and_both_confirmations()
    {
        var ballot = await Assembly.ClosedAsync();

        await ballots.Site.VisitAsync(Assembly.Director, async page =>
        {
            await page.GotoAsync($"/admin/ballots/{ballot.Value}");
            await page.Locator(".next-steps a", new() { HasTextString = "确认从众" }).ClickAsync();
            await page.GetByText("确认并保存").ClickAsync();
            await page.Locator(".refused").GetByText("请阅读并确认从众规则").WaitForAsync();
            await page.CheckAsync("[name='Form.RuleConfirmed']");
            await Site.TakeAsync(page, "ballots-9-follow");
            await page.GetByText("确认并保存").ClickAsync();

            await page.WaitForURLAsync("**/figures");
            var right = await page.InputValueAsync("[name='Form[0].ForHeads']");
            await page.FillAsync("[name='Form[0].ForHeads']", "1");
            await Site.TakeAsync(page, "ballots-10-figures");
            await page.GetByText("保存统计").ClickAsync();
            await page.GetByText("录入与系统统计不一致").WaitForAsync();
            await Site.TakeAsync(page, "ballots-11-differs");
            await page.Locator(".next-steps a", new() { HasTextString = "统计录入" }).ClickAsync();
            await page.FillAsync("[name='Form[0].ForHeads']", right);
            await page.GetByText("保存统计").ClickAsync();
            await page.GetByText("录入与系统统计一致").WaitForAsync();
            await ConfirmAsync(page);
            await page.Locator(".unavailable").GetByText("等待街道办（社区工作站）确认统计").WaitForAsync();
        });
        await ballots.Site.VisitAsync(Assembly.Street, async page =>
        {
            await page.GotoAsync($"/admin/ballots/{ballot.Value}?tab=count");
            await ConfirmAsync(page);
            await page.GetByText("王伟 已确认").WaitForAsync();
            await Site.TakeAsync(page, "ballots-12-confirmed");
        });
        await ballots.Site.VisitAsync(Assembly.Director, async page =>
        {
            await page.GotoAsync($"/admin/ballots/{ballot.Value}?tab=count");
            await page.Locator("summary", new() { HasTextString = "计票" }).ClickAsync();
            await page.Locator("dialog[open] button[type=submit]").ClickAsync();
            await page.Locator(".result-card").First.WaitForAsync();
            (await page.Locator(".summary-strip .badge").First.InnerTextAsync()).ShouldBe("计票完成");
        });
    }

    [Theory]
    [Trait("row", "BAL-26")]
    [Trait("row", "BAL-27")]
    [InlineData("paper", "表决票")]
    [InlineData("votes", "投票明细")]
    [InlineData("absent", "未参与表决明细表")]
    [InlineData("result", "表决结果公告")]
    public async Task prints(string sheet, string title)
    {
        var ballot = await Assembly.CountedAsync();

        await ballots.Site.VisitAsync(Assembly.Director, async page =>
        {
            await page.GotoAsync($"/admin/ballots/{ballot.Value}/print/{sheet}");

            (await page.Locator(".sheet h1").InnerTextAsync()).ShouldContain(title);
            await Site.TakeAsync(page, $"ballots-13-print-{sheet}");
        });
    }

    [Fact]
    [Trait("row", "BAL-01")]
    [Trait("row", "BAL-29")]
    [Trait("row", "BAL-30")]
    public async Task shows_the_ballots_of_the_jurisdiction_and_their_figures()
    {
        await Assembly.CountedAsync();

        await ballots.Site.VisitAsync(Assembly.Community, async page =>
        {
            await page.GotoAsync("/admin/ballots");
            (await page.Locator("tbody tr").CountAsync()).ShouldBeGreaterThan(0);
            await Site.TakeAsync(page, "ballots-14-list-community");
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
            await page.GotoAsync("/admin/ballot-statistics");
            (await page.Locator(".figure-card").First.InnerTextAsync()).ShouldContain("投票申请");
            await page.Locator(".chart canvas").WaitForAsync();
            await Site.TakeAsync(page, "ballots-16-statistics");
            await PressBarAsync(page, BallotState.Counted);
            await page.WaitForURLAsync("**State=Counted*");
            (await page.Locator(".data-list tbody .badge").AllInnerTextsAsync()).ShouldAllBe(state => state == "计票完成");
        });
        await ballots.Site.VisitAsync(Assembly.Community, page => page.GotoAsync("/admin/ballot-statistics"), Screen.Phone);
        await ballots.Site.VisitAsync(Assembly.Director, async page =>
        {
            await page.GotoAsync("/admin/ballots");
            await Site.TakeAsync(page, "ballots-15-list-director");
        });
    }

    /// <summary>The bar lies where the chart says; nothing else in the page knows.</summary>
    private static async Task PressBarAsync(IPage page, BallotState state)
    {
        var chart = await page.Locator(".chart").BoundingBoxAsync() ?? throw new InvalidOperationException("The chart is not drawn.");
        var at = await page.EvaluateAsync<float[]>("row => echarts.getInstanceByDom(document.querySelector('.chart')).convertToPixel({ seriesIndex: 0 }, [0.5, row])", (int)state - 1);
        await page.Mouse.ClickAsync(chart.X + at[0], chart.Y + at[1]);
    }

    private static async Task SubmitAsync(IPage page)
    {
        await page.Locator(".form-actions summary", new() { HasTextString = "提交" }).ClickAsync();
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
    }

    private static async Task ConfirmAsync(IPage page)
    {
        await page.Locator("summary", new() { HasTextString = "确认统计" }).ClickAsync();
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
    }
}
