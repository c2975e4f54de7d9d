using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Browser.Tests.Ballots;

/// <summary>One owners' assembly of a real register on the real screens, from the import of the sheet to the announcement. Everybody comes in by the entrance; most owners vote by REST, as the WeChat client does.</summary>
public sealed class WholeAssemblyTests(WholeAssemblyTests.Stage stage) : IClassFixture<WholeAssemblyTests.Stage>
{
    private const string Building = "6栋";
    private static readonly string Sheet = TestData.PathOf("sheets", "house-register-clean.xlsx");
    private static readonly string[] Matters = ["是否同意续聘海湾物业服务有限公司，期限三年", "是否同意利用 6 栋外墙设置广告，收益归全体业主"];
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly ASheet _sheet = ASheet.Read(Sheet);

    [Fact]
    [Trait("row", "PLT-05")]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-08")]
    [Trait("row", "OWN-10")]
    [Trait("row", "ACC-10")]
    [Trait("row", "TDO-04")]
    [Trait("row", "BAL-01")]
    [Trait("row", "BAL-02")]
    [Trait("row", "BAL-03")]
    [Trait("row", "BAL-04")]
    [Trait("row", "BAL-05")]
    [Trait("row", "BAL-09")]
    [Trait("row", "BAL-11")]
    [Trait("row", "BAL-12")]
    [Trait("row", "BAL-13")]
    [Trait("row", "BAL-14")]
    [Trait("row", "BAL-15")]
    [Trait("row", "BAL-17")]
    [Trait("row", "BAL-18")]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-21")]
    [Trait("row", "BAL-22")]
    [Trait("row", "BAL-23")]
    [Trait("row", "BAL-24")]
    [Trait("row", "BAL-26")]
    [Trait("row", "BAL-27")]
    [Trait("row", "BAL-31")]
    [Trait("row", "BAL-32")]
    [Trait("row", "BAL-33")]
    [Trait("row", "BAL-34")]
    [Trait("row", "PLT-04")]
    public async Task an_assembly_is_carried_from_the_register_to_the_announcement_on_the_screens()
    {
        var count = new AHandCount(_sheet.Homes.Where(home => home.Building == Building && !home.IsParking));
        var alone = count.Homes.Where(_sheet.IsAlone).ToList();
        var couples = count.Homes.Where(home => home.Owners.Count > 1).ToList();
        var holder = count.Homes.First(home => home.Owners.Count == 1 && count.Homes.Count(other => other.Unit == home.Unit) > 1);

        // Who does what: two on their phones, one on paper, two not at all, everybody else by REST; two couples have nobody bound.
        var (onPhone, onPaper, byRest) = (alone[0], alone[1], alone[2..^2].Concat(couples[..^2]));

        await ImportAsync();
        await BindOnThePhoneAsync(onPhone.Owners[0], onPhone.Address);
        await BindOnThePhoneAsync(holder.Owners[0], holder.Address);
        var clients = new List<(SheetHome Home, HttpClient Client)>();
        foreach (var home in byRest)
        {
            // All of them come from one address, which is sent few codes an hour.
            stage.Site.App.Clock.Advance(TimeSpan.FromMinutes(5));
            clients.Add((home, await stage.Owners.BindAsync(home.Owners[0])));
        }

        var ballot = await DraftAndSubmitAsync();
        await ReviewAsync(ballot);
        await MoveOnAsync(TimeSpan.FromDays(21));

        await VoteByRestAsync(ballot, clients, count);
        // Paper first, and then the owner votes after all: the electronic vote stands.
        await EnterPaperAsync(ballot, onPhone, Choice.Against, Choice.For);
        await VoteOnThePhoneAsync(ballot, onPhone, [Choice.For, Choice.Against], count, "assembly-07-vote");
        await VoteOnThePhoneAsync(ballot, holder, [Choice.Follow, Choice.For], count, "assembly-08-vote-for-two-homes");

        await MoveOnAsync(TimeSpan.FromDays(14));
        var expected = await SupplementAndCountAsync(ballot, couples[^2..], onPaper, count);
        await stage.Site.App.DrainAsync();

        await ReadTheResultAsync(ballot, count, expected);
        await ReadThePrintsAsync(ballot, count, expected);
        await ReadTheAnnouncementAsync(ballot, onPhone, count, expected);
    }

    /// <summary>The district brings the sheet in: upload, dry run, differences, confirmation, result.</summary>
    private Task ImportAsync() => stage.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        var address = $"/admin/projects/{stage.Area.Value}/register";
        await page.SignInAsync("district-officer", address);
        await page.SetInputFilesAsync("[name=Sheet]", Sheet);
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();

        await page.GetByText("检查通过，待确认").First.WaitForAsync();
        (await page.Locator("a[href='?kind=Added'] .h2").InnerTextAsync()).ShouldBe($"{_sheet.Homes.Count}");
        await Site.TakeAsync(page, "assembly-01-differences");
        await PressAsync(page, "确认导入");
        await page.GetByText("正在导入").First.WaitForAsync();
        await stage.Site.App.DrainAsync();
        await page.ReloadAsync();

        await page.GetByText("导入完成").First.WaitForAsync();
        (await page.Locator(".summary-strip").InnerTextAsync()).ShouldContain($"{Square(_sheet.Homes.Sum(home => home.Area))} m²");
        await Site.TakeAsync(page, "assembly-02-imported");
    });

    /// <summary>An owner signs in with the phone, gives name and document, passes the face check.</summary>
    private Task BindOnThePhoneAsync(SheetOwner owner, string home) => stage.Site.VisitAsync(
        TestActor.Nobody,
        async page =>
        {
            await EnterAsync(page, owner, "/my/bind");
            await page.FillAsync("[name='Form.Name']", owner.Name);
            await page.FillAsync("[name='Form.DocumentNumber']", owner.Document);
            await page.FillAsync("[name='Form.Phone']", owner.Phone);
            await FillCodeAsync(page, owner);
            await page.CheckAsync("[name='Form.BindingConsent']");
            await page.CheckAsync("[name='Form.FaceConsent']");
            await Site.TakeAsync(page, "assembly-03-bind");
            await page.GetByText("提交并进行人脸识别").TapAsync();
            await page.GetByText("通过", new() { Exact = true }).TapAsync();
            await page.GetByText("查看人脸识别结果").TapAsync();

            await page.GetByText(home).First.WaitForAsync();
        },
        Screen.Phone);

    /// <summary>The committee drafts the application and submits it.</summary>
    private async Task<Guid> DraftAndSubmitAsync()
    {
        var ballot = Guid.Empty;
        await stage.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            await page.SignInAsync("bay-director", "/admin/ballots");
            await page.Locator("summary", new() { HasTextString = "新增" }).ClickAsync();
            await page.Locator("dialog .area-choice", new() { HasTextString = "海湾花园" }).WaitForAsync();
            await page.Locator("dialog button[type=submit]").ClickAsync();
            await page.WaitForURLAsync("**/edit");
            ballot = Guid.Parse(page.Url.Split('/')[^2]);

            await page.FillAsync("[name='Form.Topic']", "续聘物业服务企业、利用外墙设置广告");
            await page.FillAsync("[name='Form.Description']", "物业服务合同将于年底到期。");
            await page.FillAsync("[name='Form.Matters[0].Title']", Matters[0]);
            await page.SelectOptionAsync("[name='Form.Matters[0].Kind']", nameof(MatterKind.HireOrDismiss));
            await page.GetByText("第（四）项").WaitForAsync();
            await page.GetByText("增加事项").ClickAsync();
            await page.FillAsync("[name='Form.Matters[1].Title']", Matters[1]);
            await page.SelectOptionAsync("[name='Form.Matters[1].Kind']", nameof(MatterKind.CommonUse));
            await page.GetByText("第（八）项").WaitForAsync();
            await page.GetByText("部分楼栋、单元").ClickAsync();
            await page.Locator("label", new() { HasTextString = $"{Building} 整栋" }).ClickAsync();
            var start = stage.Site.App.Clock.GetUtcNow().AddDays(20).ToOffset(TimeSpan.FromHours(8));
            await page.FillAsync("[name='Form.Start']", Wall(start));
            await page.FillAsync("[name='Form.End']", Wall(start.AddDays(14)));
            await page.Locator("#gaps").GetByText("可以提交").WaitForAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
            await page.GetByText("草稿已保存").WaitForAsync();
            await Site.TakeAsync(page, "assembly-04-draft");
            await PressAsync(page, "提交");

            await page.GetByText("提交成功").WaitForAsync();
        });
        return ballot;
    }

    /// <summary>The street finds it among its to-dos and lets it pass.</summary>
    private Task ReviewAsync(Guid ballot) => stage.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.SignInAsync("street-lead", "/Admin/ToDos");
        await page.Locator($"a[href='/admin/ballots/{ballot}']").ClickAsync();
        await page.Locator(".next-steps").GetByText("审核", new() { Exact = true }).ClickAsync();
        await page.FillAsync("[name='Form.Opinion']", "材料齐全，同意。");
        await Site.TakeAsync(page, "assembly-05-review");
        await PressAsync(page, "审核通过");

        await page.Locator(".steps-taken").GetByText("材料齐全，同意。").WaitForAsync();
    });

    private static async Task VoteByRestAsync(Guid ballot, IEnumerable<(SheetHome Home, HttpClient Client)> voters, AHandCount count)
    {
        foreach (var (i, (home, client)) in voters.Index())
        {
            Choice[] choices = [(i % 9) switch { 3 or 6 => Choice.Against, 4 => Choice.Abstain, 7 => Choice.Follow, _ => Choice.For }, (i % 5) switch { 1 or 3 => Choice.Against, 4 when i > 10 => Choice.Blank, _ => Choice.For }];
            var paper = await client.GetFromJsonAsync<JsonElement>($"/api/v1/me/ballots/{ballot}");
            var unit = paper.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("homes").EnumerateArray().Any(own => own.GetString() == home.Address));
            using var cast = await client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", new { house = unit.GetProperty("house").GetGuid(), choices = choices.Select(choice => $"{choice}") });
            ((int)cast.StatusCode).ShouldBe(201, await cast.Content.ReadAsStringAsync());
            count.Note(home, choices);
            client.Dispose();
        }
    }

    private Task VoteOnThePhoneAsync(Guid ballot, SheetHome home, Choice[] choices, AHandCount count, string picture) => stage.Site.VisitAsync(
        TestActor.Nobody,
        async page =>
        {
            await EnterAsync(page, home.Owners[0], "/my/ballots");
            await page.Locator($"a[href='/my/ballots/{ballot}']").TapAsync();
            foreach (var (i, choice) in choices.Index()) await page.Locator(".my-question").Nth(i).Locator($".choice-{choice.ToString().ToLowerInvariant()}").TapAsync();
            await Site.TakeAsync(page, picture);
            await page.GetByText("下一步：核对选择").TapAsync();
            await page.GetByText("确认提交").TapAsync();

            await page.GetByText("已收到并计入").WaitForAsync();
            foreach (var own in count.Homes.Where(own => own.Unit == home.Unit)) (await page.Locator(".receipt").InnerTextAsync()).ShouldContain(own.Address);
            count.Note(home, choices);
        },
        Screen.Phone);

    /// <summary>Paper that comes while voting is open.</summary>
    private Task EnterPaperAsync(Guid ballot, SheetHome home, params Choice[] choices) => stage.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.SignInAsync("bay-director", $"/admin/ballots/{ballot}/desk");
        await EnterAtTheDeskAsync(page, home, choices);
    });

    /// <summary>After the end, in one sitting: what must be supplemented, one of them as not having voted, and paper that was brought; then follow, statistics, both confirmations and the count.</summary>
    private async Task<HandResult[]> SupplementAndCountAsync(Guid ballot, IReadOnlyList<SheetHome> outstanding, SheetHome onPaper, AHandCount count)
    {
        HandResult[] expected = [];
        await stage.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            await page.SignInAsync("bay-director", $"/admin/ballots/{ballot}?tab=supplement");
            (await page.Locator(".unavailable").First.InnerTextAsync()).ShouldContain("户须投票补计");
            var rows = await page.Locator("tbody tr:has(td.actions a)").AllInnerTextsAsync();
            rows.Select(row => row.Split('\t')).Select(cells => cells[0] + cells[1] + cells[3]).Order().ShouldBe(outstanding.Select(home => home.Address).Order());
            await Site.TakeAsync(page, "assembly-09-outstanding");
            await page.GotoAsync($"/admin/ballots/{ballot}/desk");
            await EnterAtTheDeskAsync(page, outstanding[0], []);
            foreach (var (home, choices) in new[] { (outstanding[1], (Choice[])[Choice.For, Choice.Abstain]), (onPaper, [Choice.Follow, Choice.Against]) })
            {
                await EnterAtTheDeskAsync(page, home, choices);
                count.Note(home, choices);
            }

            expected = [count.Decide(0, special: false), count.Decide(1, special: true)];
            (expected[0].Passed, expected[1].Quorate, expected[1].Passed).ShouldBe((true, true, false), "the cast has to show both outcomes");
            await EnterStatisticsAsync(page, ballot, expected);
            await PressAsync(page, "确认统计");
            await page.Locator(".unavailable").GetByText("等待街道办（社区工作站）确认统计").WaitForAsync();
            await ConfirmForTheOtherSideAsync(ballot);
            await page.ReloadAsync();
            await PressAsync(page, "计票");
            await page.Locator(".result-card").First.WaitForAsync();
        });
        return expected;
    }

    /// <summary>Building and stairwell, room, choices, photo; without choices the unit did not vote.</summary>
    private static async Task EnterAtTheDeskAsync(IPage page, SheetHome home, Choice[] choices)
    {
        await page.Locator(".place-stairs a", new() { HasTextString = home.Stairwell }).ClickAsync();
        await page.Locator($".room:has(strong:text-is('{home.Room}'))").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = home.Address }).WaitForAsync();
        foreach (var (i, choice) in choices.Index()) await page.Locator(".paper-question").Nth(i).Locator($".choice-{choice.ToString().ToLowerInvariant()}").ClickAsync();
        if (choices.Length == 0) await page.CheckAsync("[name='Form.DidNotVote']");
        else await page.SetInputFilesAsync("[name='Form.File']", new FilePayload { Name = "票.png", MimeType = "image/png", Buffer = Photo });
        await page.GetByText("确认补计").ClickAsync();

        await page.GetByText($"{home.Address} 补计完成").WaitForAsync();
    }

    /// <summary>Follow and statistics. The pages are pre-filled; what is entered is what was added up by hand.</summary>
    private static async Task EnterStatisticsAsync(IPage page, Guid ballot, HandResult[] expected)
    {
        await page.GotoAsync($"/admin/ballots/{ballot}/follow");
        await page.CheckAsync("[name='Form.RuleConfirmed']");
        foreach (var (i, result) in expected.Index()) await ReplaceAsync(page, $"Form.Followers[{i}]", $"{result.Followers}");
        await page.GetByText("确认并保存").ClickAsync();

        await page.WaitForURLAsync("**/figures");
        foreach (var (i, result) in expected.Index())
        {
            foreach (var (answer, weight) in new[] { ("For", result.Agreeing), ("Against", result.Refusing), ("Abstain", result.Abstaining) })
            {
                await ReplaceAsync(page, $"Form[{i}].{answer}Heads", $"{weight.Heads}");
                await ReplaceAsync(page, $"Form[{i}].{answer}Area", (weight.Area / 100m).ToString("0.00", CultureInfo.InvariantCulture));
            }
        }

        await Site.TakeAsync(page, "assembly-12-figures");
        await page.GetByText("保存统计").ClickAsync();
        await page.GetByText("录入与系统统计一致").WaitForAsync();
    }

    private Task ConfirmForTheOtherSideAsync(Guid ballot) => stage.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.SignInAsync("community-lead", $"/admin/ballots/{ballot}?tab=count");
        await PressAsync(page, "确认统计");
        await page.GetByText("李娜 已确认").WaitForAsync();
        await Site.TakeAsync(page, "assembly-13-confirmed");
    });

    /// <summary>The published result on the page, cell by cell.</summary>
    private Task ReadTheResultAsync(Guid ballot, AHandCount count, HandResult[] expected) => stage.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.SignInAsync("street-lead", $"/admin/ballots/{ballot}?tab=result");

        (await page.Locator(".summary-strip").InnerTextAsync()).ShouldContain($"{count.Total.Heads} 人 · {count.Homes.Count} 户 · {Square(count.Total.Area)} m²");
        (await page.Locator(".result-card").CountAsync()).ShouldBe(expected.Length);
        foreach (var (i, result) in expected.Index())
        {
            var card = page.Locator(".result-card").Nth(i);
            (await card.Locator(".card-title").InnerTextAsync()).ShouldBe($"{i + 1}. {Matters[i]}");
            (await card.Locator(".card-header .badge").InnerTextAsync()).ShouldBe(result.Passed ? "通过" : "未通过");
            (await CellsAsync(card.Locator(".result-table tbody tr").First)).ShouldBe(
                [$"{count.Total.Heads}", $"{result.Participating.Heads}", Percent(result.Participating.Heads, count.Total.Heads), "三分之二以上", $"{result.Agreeing.Heads}", Percent(result.Agreeing.Heads, result.Participating.Heads), i == 0 ? "过半数" : "四分之三以上"]);
            (await CellsAsync(card.Locator(".result-table tbody tr").Nth(1))).ShouldBe(
                [Square(count.Total.Area), Square(result.Participating.Area), Percent(result.Participating.Area, count.Total.Area), "三分之二以上", Square(result.Agreeing.Area), Percent(result.Agreeing.Area, result.Participating.Area), i == 0 ? "过半数" : "四分之三以上"]);
            var answers = (await card.Locator(".datagrid").InnerTextAsync()).ReplaceLineEndings("");
            foreach (var (answer, weight) in new[] { ("赞成", result.Agreeing), ("反对", result.Refusing), ("弃权", result.Abstaining) }) answers.ShouldContain($"{answer}{weight.Heads} 票 · {Square(weight.Area)} m²");
            answers.ShouldContain($"从众{result.Followers} 票");
        }

        await Site.TakeAsync(page, "assembly-14-result");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText("下载未参与表决明细表").ClickAsync());
        var workbook = Path.ChangeExtension(Path.GetTempFileName(), "xlsx");
        await download.SaveAsAsync(workbook);
        ASheet.Rows(workbook).Skip(2).Select(row => row['B'] + row['C'] + row['E']).Order().ShouldBe(count.Silent.Select(home => home.Address).Order());
        File.Delete(workbook);
    });

    /// <summary>What goes on paper: the blank ballot, how each unit voted, who took no part, the announcement.</summary>
    private Task ReadThePrintsAsync(Guid ballot, AHandCount count, HandResult[] expected) => stage.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.SignInAsync("bay-director", $"/admin/ballots/{ballot}");
        var number = (await page.Locator(".summary-number").InnerTextAsync()).Split(' ')[^1];

        await OpenAsync("paper");
        (await page.Locator(".paper-questions tbody tr").CountAsync()).ShouldBe(expected.Length);
        await OpenAsync("votes");
        (await page.Locator("table.votes tbody tr:not(.uncounted)").CountAsync()).ShouldBe(count.Total.Heads);
        (await CellsAsync(page.Locator("table.votes tr.uncounted")))[2..5].ShouldBe(["纸质（补计）", "反对", "赞成"], "the paper that the electronic vote replaced");
        (await page.Locator("table.votes tbody tr", new() { HasTextString = "未参与" }).CountAsync()).ShouldBe(count.Total.Heads - count.Voted.Heads);
        await OpenAsync("absent");
        var silent = await page.Locator(".sheet tbody tr").AllInnerTextsAsync();
        silent.Select(row => row.Split('\t')).Select(cells => cells[1] + cells[2] + cells[4]).Order().ShouldBe(count.Silent.Select(home => home.Address).Order());
        await OpenAsync("result");
        var announcement = await page.Locator(".sheet").InnerTextAsync();
        announcement.ShouldContain($"共 {count.Homes.Count} 户、业主 {count.Total.Heads} 人、专有部分面积 {Square(count.Total.Area)} 平方米");
        var verification = (await page.Locator(".sheet-head figure a").GetAttributeAsync("href")).ShouldNotBeNull();
        Regex.Matches(announcement, "【(通过|未通过)】").Select(found => found.Groups[1].Value).ShouldBe(expected.Select(result => result.Passed ? "通过" : "未通过"));
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(verification);
        await page.GetByText("核验通过").WaitForAsync();
        (await page.Locator(".result-card .badge").AllInnerTextsAsync()).ShouldBe(expected.Select(result => result.Passed ? "通过" : "未通过"));

        async Task OpenAsync(string print)
        {
            await page.GotoAsync($"/admin/ballots/{ballot}/print/{print}");
            (await page.Locator(".sheet-number").InnerTextAsync()).ShouldBe($"编号：{number}");
            await Site.TakeAsync(page, $"assembly-15-print-{print}");
        }
    });

    /// <summary>What an owner reads on the phone.</summary>
    private Task ReadTheAnnouncementAsync(Guid ballot, SheetHome home, AHandCount count, HandResult[] expected) => stage.Site.VisitAsync(
        TestActor.Nobody,
        async page =>
        {
            await EnterAsync(page, home.Owners[0], "/my/ballots");
            await page.Locator($"a[href='/my/ballots/{ballot}/result']").TapAsync();
            await page.Locator(".result-card").First.WaitForAsync();
            foreach (var (i, result) in expected.Index())
            {
                var card = page.Locator(".result-card").Nth(i);
                (await card.Locator(".badge").First.InnerTextAsync()).ShouldBe(result.Passed ? "通过" : "未通过");
                (await card.Locator("tbody tr td:nth-child(2)").AllInnerTextsAsync()).Select(cell => cell.Split('\n')[0]).ShouldBe([$"{count.Total.Heads}", $"{result.Participating.Heads}", $"{result.Agreeing.Heads}", $"{result.Refusing.Heads}", $"{result.Abstaining.Heads}"]);
                (await card.Locator("tbody tr td:nth-child(3)").AllInnerTextsAsync()).Select(cell => cell.Split('\n')[0]).ShouldBe([Square(count.Total.Area), Square(result.Participating.Area), Square(result.Agreeing.Area), Square(result.Refusing.Area), Square(result.Abstaining.Area)]);
            }

            await Site.TakeAsync(page, "assembly-16-announcement");
        },
        Screen.Phone);

    /// <summary>The entrance of owners: a code to the phone signs in.</summary>
    private async Task EnterAsync(IPage page, SheetOwner owner, string wanted)
    {
        await page.GotoAsync($"/my/enter?back={Uri.EscapeDataString(wanted)}");
        await page.FillAsync("[name='Form.Name']", owner.Name);
        await page.FillAsync("[name='Form.Phone']", owner.Phone);
        await FillCodeAsync(page, owner);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).TapAsync();
        await page.WaitForURLAsync($"**{wanted}");
    }

    /// <summary>Asks for a code, a minute after the last one, and types what arrived.</summary>
    private async Task FillCodeAsync(IPage page, SheetOwner owner)
    {
        stage.Site.App.Clock.Advance(TimeSpan.FromSeconds(61));
        await page.GetByText("获取验证码").TapAsync();
        await page.GetByText("验证码已发送").WaitForAsync();
        await page.FillAsync("[name='Form.Code']", await stage.Owners.CodeOfAsync(owner.Phone));
    }

    private async Task MoveOnAsync(TimeSpan by)
    {
        stage.Site.App.Clock.Advance(by);
        await stage.Site.App.RunJobAsync("ballots.watch");
        await stage.Site.App.DrainAsync();
    }

    private static async Task PressAsync(IPage page, string button)
    {
        await page.Locator("details.confirm summary", new() { HasTextRegex = new Regex($"^\\s*{button}\\s*$") }).ClickAsync();
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
    }

    /// <summary>What the system filled in has to be what stands there afterwards.</summary>
    private static async Task ReplaceAsync(IPage page, string field, string figure)
    {
        var input = page.Locator($"[name='{field}']");
        (await input.InputValueAsync()).ShouldBe(figure, field);
        await input.FillAsync(figure);
    }

    private static async Task<string[]> CellsAsync(ILocator row) => [.. (await row.Locator("td").AllInnerTextsAsync()).Select(cell => cell.Trim())];

    private static string Square(long centi) => (centi / 100m).ToString("N2", CultureInfo.InvariantCulture);

    private static string Percent(long part, long whole) => (part * 10_000 / whole / 100m).ToString("0.00", CultureInfo.InvariantCulture) + "%";

    private static string Wall(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>A site with the city and an area that has its committee, and no homes yet.</summary>
    public sealed class Stage(Chromium chromium) : IAsyncLifetime
    {
        /// <summary>The site.</summary>
        public Site Site { get; } = new(chromium);

        /// <summary>The area.</summary>
        public ProjectId Area { get; private set; }

        /// <summary>Binds owners and acts as them over REST.</summary>
        public OwnersByRest Owners { get; private set; } = null!;

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            var city = await ACity.FoundAsync(Site.App);
            Area = await ARegister.ProjectAsync(Site.App, "海湾花园");
            await city.UnitAsync("bay-committee", OrganisationType.Committee, "海湾花园业主委员会", ACity.Community);
            await city.PersonAsync("bay-director", Role.Director, "bay-committee", "赵海", "13900000011", Area.Value);
            Owners = new OwnersByRest(Site.App, Area);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
