using Microsoft.Playwright;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Browser.Tests.Ballots;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Browser.Tests;

/// <summary>No screen of a ballot, and none on the way to it, keeps out somebody who cannot see well or use a mouse.</summary>
public sealed class AccessibilityTests(BallotSite ballots) : IClassFixture<BallotSite>
{
    private const string Nowhere = "/nowhere";

    private readonly List<string> _barriers = [];

    private AVotingEstate Assembly => ballots.Assembly;

    [Fact]
    [Trait("row", "BAL-12")]
    [Trait("row", "BAL-29")]
    public async Task meets_nobody_with_a_serious_barrier()
    {
        var counted = await Assembly.CountedAsync();
        var stated = await Assembly.ClosedAsync();
        await StateAsync(stated);
        var closed = await Assembly.ClosedAsync();
        var (submitted, draft) = (await Assembly.SubmitAsync(), await Assembly.DraftAsync());
        var open = await Assembly.OpenAsync();
        await Assembly.VoteAsync(open, "李建国", Choice.For, Choice.Follow);

        await LookAsync(
            Assembly.Director,
            Screen.Desktop,
            "/", "/Admin/ToDos", "/admin/ballots", "/admin/ballot-statistics",
            $"/admin/ballots/{draft.Value}", $"/admin/ballots/{draft.Value}/edit",
            $"/admin/ballots/{open.Value}?tab=basic", $"/admin/ballots/{open.Value}?tab=turnout", $"/admin/ballots/{open.Value}?tab=supplement",
            $"/admin/ballots/{open.Value}/desk", $"/admin/ballots/{open.Value}/desk?building=1栋&stairwell=1单元&room={Assembly.Home("1栋302").Value}",
            $"/admin/ballots/{closed.Value}/follow",
            $"/admin/ballots/{stated.Value}/figures", $"/admin/ballots/{stated.Value}?tab=count",
            $"/admin/ballots/{counted.Value}?tab=result",
            $"/admin/ballots/{counted.Value}/print/paper", $"/admin/ballots/{counted.Value}/print/votes", $"/admin/ballots/{counted.Value}/print/absent", $"/admin/ballots/{counted.Value}/print/result");
        await LookAsync(Assembly.Street, Screen.Desktop, $"/admin/ballots/{submitted.Value}", $"/admin/ballots/{submitted.Value}/review");
        await LookAsync(Assembly.Community, Screen.Phone, "/", "/admin/ballots", "/admin/ballot-statistics");
        await LookAsync(Assembly.Resident("王秀英"), Screen.Phone, "/my", "/my/homes", "/my/bind", "/my/proxies", "/my/ballots", $"/my/ballots/{open.Value}", $"/my/ballots/{counted.Value}/result");
        await LookAsync(Assembly.Resident("李建国"), Screen.Phone, $"/my/ballots/{open.Value}");
        await LookAsync(TestActor.Nobody, Screen.Desktop, "/", "/sign-in", "/register?Kind=Committee", "/reset-password", "/verify", Nowhere);
        await LookAsync(TestActor.Nobody, Screen.Phone, "/", "/sign-in", "/my/enter");
        await VoteAsync(open);
        await RefuseAsync(draft);

        _barriers.ShouldBeEmpty();
    }

    private Task LookAsync(IActor visitor, Screen screen, params string[] addresses) => ballots.Site.VisitAsync(
        visitor,
        async page =>
        {
            foreach (var address in addresses)
            {
                (await page.GotoAsync(address)).ShouldNotBeNull().Ok.ShouldBe(address != Nowhere, address);
                await NoteAsync(page, address);
            }
        },
        screen);

    /// <summary>The owner's way through the vote, in large letters.</summary>
    private Task VoteAsync(BallotId ballot) => ballots.Site.VisitAsync(
        Assembly.Resident("王秀英"),
        async page =>
        {
            await page.GotoAsync($"/my/ballots/{ballot.Value}");
            await page.GetByText("大字版").TapAsync();
            await page.GetByText("标准字号").WaitForAsync();
            await NoteAsync(page, "the paper in large letters");
            foreach (var question in await page.Locator(".my-question").AllAsync()) await question.Locator(".choice-for").TapAsync();
            await page.GetByText("下一步：核对选择").TapAsync();
            await page.GetByText("请核对您的选择").WaitForAsync();
            await NoteAsync(page, "the choices to check");
            await page.GetByText("确认提交").TapAsync();
            await page.GetByText("已收到并计入").WaitForAsync();
            await NoteAsync(page, "the receipt");
        },
        Screen.Phone);

    /// <summary>What opens in place, and a form that was refused.</summary>
    private Task RefuseAsync(BallotId draft) => ballots.Site.VisitAsync(Assembly.Director, async page =>
    {
        await page.GotoAsync("/admin/ballots");
        await page.Locator("summary", new() { HasTextString = "新增" }).ClickAsync();
        await page.Locator("dialog .area-choice").First.WaitForAsync();
        await NoteAsync(page, "the choice of an area");
        await page.GotoAsync($"/admin/ballots/{draft.Value}/edit");
        await page.FillAsync("[name='Form.Topic']", "");
        await page.Locator(".form-actions summary", new() { HasTextString = "提交" }).ClickAsync();
        await NoteAsync(page, "the question before a submission");
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await page.Locator(".refused").WaitForAsync();
        await NoteAsync(page, "the draft that was refused");
    });

    private async Task NoteAsync(IPage page, string where) => _barriers.AddRange((await page.BarriersAsync()).Select(barrier => $"{where}: {barrier}"));

    /// <summary>Followers and statistics are entered; the confirmations wait.</summary>
    private async Task StateAsync(BallotId ballot)
    {
        var sheet = (await Assembly.App.SendAsync(new GetCountSheet(ballot), Assembly.Director)).Value;
        (await Assembly.App.SendAsync(new ConfirmFollow(ballot, true, [.. sheet.Lines.Select(line => line.Followers)], null), Assembly.Director)).Error.ShouldBeNull();
        (await Assembly.App.SendAsync(new EnterStatistics(ballot, [.. sheet.Lines.Select(line => line.Counted)], null), Assembly.Director)).Error.ShouldBeNull();
    }
}
