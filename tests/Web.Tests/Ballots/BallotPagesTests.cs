using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

public sealed class BallotPagesTests(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "BAL-01")]
    public async Task shows_a_draft_to_its_convenor_only()
    {
        var draft = await Assembly.DraftAsync();

        using var street = Assembly.App.ClientOf(Assembly.Street);
        using var director = Assembly.App.ClientOf(Assembly.Director);

        (await street.GetAsync($"/admin/ballots/{draft.Value}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await director.GetAsync($"/admin/ballots/{draft.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "BAL-06")]
    [Trait("row", "BAL-07")]
    public async Task opens_no_form_for_what_was_submitted()
    {
        var submitted = await Assembly.SubmitAsync();

        using var director = Assembly.App.ClientOf(Assembly.Director);
        var answer = await director.GetAsync($"/admin/ballots/{submitted.Value}/edit");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldEndWith($"/admin/ballots/{submitted.Value}");
    }

    [Theory]
    [Trait("row", "BAL-06")]
    [InlineData("")]
    [InlineData("?handler=Submit")]
    [InlineData("?handler=Add")]
    [InlineData("?handler=Detach")]
    public async Task leads_a_form_that_was_left_open_to_what_was_submitted_meanwhile(string handler)
    {
        var submitted = await Assembly.SubmitAsync();

        using var director = Assembly.App.ClientOf(Assembly.Director);
        var late = await PostAsync(director, $"/admin/ballots/{submitted.Value}/edit{handler}", ("Form.Topic", "另一议题"), ("Version", "1"));
        var check = await PostAsync(director, $"/admin/ballots/{submitted.Value}/edit?handler=Check", ("Form.Topic", "另一议题"));

        late.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        late.Headers.Location.ShouldNotBeNull().ToString().ShouldEndWith($"/admin/ballots/{submitted.Value}");
        check.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Assembly.App.SendAsync(new GetBallot(submitted), Assembly.Director)).Value.Content.Topic.ShouldBe("续聘物业服务企业及使用维修资金更换电梯");
    }

    [Fact]
    [Trait("row", "BAL-08")]
    public async Task deletes_a_draft_and_nothing_else()
    {
        var draft = await Assembly.DraftAsync();
        var submitted = await Assembly.SubmitAsync();

        using var director = Assembly.App.ClientOf(Assembly.Director);
        var deleted = await DeleteAsync(director, draft);
        var refused = await DeleteAsync(director, submitted);

        deleted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await new HtmlParser().ParseDocumentAsync(await refused.Content.ReadAsStringAsync())).QuerySelector(".refused").ShouldNotBeNull().TextContent.ShouldContain("投票申请提交后不能编辑或删除");
        (await Assembly.App.SendAsync(new GetBallot(draft), Assembly.Director)).Error.ShouldBe(BallotErrors.NotFound);
        (await Assembly.App.SendAsync(new GetBallot(submitted), Assembly.Director)).Value.State.ShouldBe(BallotState.UnderReview);
    }

    [Theory]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-22")]
    [InlineData("follow", "Form.RuleConfirmed", "true")]
    [InlineData("figures", "Form[0].ForHeads", "1")]
    public async Task refuses_what_belongs_after_the_end_while_voting_is_open(string page, string field, string value)
    {
        var open = await Assembly.OpenAsync();

        using var director = Assembly.App.ClientOf(Assembly.Director);
        var early = await PostAsync(director, $"/admin/ballots/{open.Value}/{page}", (field, value));

        early.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Assembly.App.SendAsync(new GetBallot(open), Assembly.Director)).Value.State.ShouldBe(BallotState.Open);
    }

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task shows_nobody_a_vote_before_the_count()
    {
        var open = await Assembly.OpenAsync();
        await Assembly.VoteAsync(open, "李建国", Choice.For, Choice.Against);

        using var director = Assembly.App.ClientOf(Assembly.Director);

        (await director.GetAsync($"/admin/ballots/{open.Value}/print/votes")).IsSuccessStatusCode.ShouldBeFalse();
        (await director.GetAsync($"/admin/ballots/{open.Value}/print/result")).IsSuccessStatusCode.ShouldBeFalse();
        (await director.GetAsync($"/my/ballots/{open.Value}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "BAL-19")]
    [Trait("row", "BAL-18")]
    public async Task shows_reference_votes_to_the_desk_after_the_end_only()
    {
        var open = await Assembly.OpenAsync();
        await Assembly.BindLaterAsync("赵敏");
        await Assembly.VoteAsync(open, "赵敏", Choice.Against, Choice.Against);
        await Assembly.VoteAsync(open, "李建国", Choice.Against, Choice.Against);
        string DeskOf(string home) => $"/admin/ballots/{open.Value}/desk?building=1栋&stairwell=1单元&room={Assembly.Home(home).Value}";
        using var director = Assembly.App.ClientOf(Assembly.Director);

        var during = await ReadAsync(director, DeskOf("1栋202"));
        Assembly.App.Clock.Advance(TimeSpan.FromDays(7));
        var after = await ReadAsync(director, DeskOf("1栋202"));
        var alone = await ReadAsync(director, DeskOf("1栋201"));

        during.ShouldContain("未参与投票");
        during.ShouldNotContain("仅供参考");
        after.ShouldContain("仅供参考，不计票");
        alone.ShouldNotContain("仅供参考");
        (await ReadAsync(director, $"/admin/ballots/{open.Value}?tab=supplement")).ShouldContain("还有 1 户须投票补计");
    }

    [Fact]
    [Trait("row", "BAL-16")]
    public async Task takes_no_paper_for_a_room_with_an_electronic_vote()
    {
        var open = await Assembly.OpenAsync();
        await Assembly.VoteAsync(open, "李建国", Choice.For, Choice.For);
        using var director = Assembly.App.ClientOf(Assembly.Director);

        var desk = await ReadAsync(director, $"/admin/ballots/{open.Value}/desk?building=1栋&stairwell=1单元&room={Assembly.Home("1栋201").Value}");

        desk.ShouldContain("以电子投票为准，无须补录");
        desk.ShouldNotContain("确认补计");
    }

    [Fact]
    [Trait("row", "BAL-16")]
    [Trait("row", "BAL-17")]
    public async Task counts_an_electronic_vote_in_place_of_the_paper_entered_before_and_keeps_both()
    {
        var open = await Assembly.OpenAsync();
        var home = Assembly.Home("1栋201").Value;
        using var director = Assembly.App.ClientOf(Assembly.Director);
        using var owner = Assembly.App.ClientOf(Assembly.Resident("李建国"));
        await EnterPaperAsync(director, open, home, ["Against", "Against"]);
        var outstanding = await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/outstanding");
        foreach (var waiting in outstanding.GetProperty("items").EnumerateArray()) await EnterPaperAsync(director, open, waiting.GetProperty("house").GetGuid(), null);

        using var cast = await owner.PostAsJsonAsync($"/api/v1/me/ballots/{open.Value}/votes", new { house = home, choices = (string[])["For", "Abstain"] });
        await cast.JsonAsync(201);
        var desk = await ReadAsync(director, $"/admin/ballots/{open.Value}/desk?building=1栋&stairwell=1单元&room={home}");
        var turnout = await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/turnout");
        Assembly.App.Clock.Advance(TimeSpan.FromDays(7));
        await Assembly.CountAsync(open);

        (turnout.GetProperty("electronic").GetProperty("heads").GetInt32(), turnout.GetProperty("paper").GetProperty("heads").GetInt32()).ShouldBe((1, 0));
        desk.ShouldContain("不再计票，原记录保留备查");
        var result = await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/result");
        (result.GetProperty("electronicUnits").GetInt32(), result.GetProperty("paperUnits").GetInt32()).ShouldBe((1, 0));
        result.GetProperty("questions").EnumerateArray().Select(question => HeadsOf(question.GetProperty("answers"))).ShouldBe([(1, 0, 0), (0, 0, 1)]);
        var details = (await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/votes?size=100")).GetProperty("items").EnumerateArray();
        var unit = details.Single(unit => unit.GetProperty("homes")[0].GetString() == "1栋1单元201");
        (unit.GetProperty("channel").GetString(), unit.GetProperty("others")[0].GetProperty("channel").GetString()).ShouldBe(("Electronic", "Paper"));
        unit.GetProperty("others")[0].GetProperty("choices").EnumerateArray().Select(choice => choice.GetString()).ShouldBe(["Against", "Against"]);
        (await ReadAsync(director, $"/admin/ballots/{open.Value}/print/votes")).ShouldContain("另有记录，不计票");
    }

    [Fact]
    [Trait("row", "BAL-20")]
    public async Task waits_for_the_last_votes_before_following_is_confirmed()
    {
        var open = await Assembly.OpenAsync();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        foreach (var waiting in (await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/outstanding")).GetProperty("items").EnumerateArray()) await EnterPaperAsync(director, open, waiting.GetProperty("house").GetGuid(), null);
        var end = (await Assembly.App.SendAsync(new GetBallot(open), Assembly.Director)).Value.ClosesAt.ShouldNotBeNull();
        Assembly.App.Clock.SetTo(end.AddSeconds(30));

        var details = await ReadAsync(director, $"/admin/ballots/{open.Value}?tab=count");
        var follow = await ReadAsync(director, $"/admin/ballots/{open.Value}/follow");
        using var early = await director.PutAsJsonAsync($"/api/v1/ballots/{open.Value}/follow", new { ruleConfirmed = true, followers = (int[])[0, 0] });
        Assembly.App.Clock.SetTo(end.AddMinutes(2));
        using var settled = await director.PutAsJsonAsync($"/api/v1/ballots/{open.Value}/follow", new { ruleConfirmed = true, followers = (int[])[0, 0] });

        (await early.CodeAsync(422)).ShouldBe("ballot.settling");
        details.ShouldContain("90 秒后可以办理");
        follow.ShouldContain("正在收齐截止前提交的选票");
        new HtmlParser().ParseDocument(follow).QuerySelector(".form-actions button[type=submit]").ShouldBeNull();
        await settled.JsonAsync(204);
    }

    [Fact]
    [Trait("row", "BAL-28")]
    public async Task leads_the_committee_to_owners_whose_face_check_failed()
    {
        var owner = await Assembly.Estate.OwnerAsync("沈立");
        await Assembly.Estate.HomeAsync("2栋", "401", owner);
        await Assembly.Estate.BeginAsync(owner, AnEstate.Resident(), consent: false);
        var elsewhere = await AnEstate.BuildAsync(Assembly.App);
        var stranger = await elsewhere.OwnerAsync("沈远");
        await elsewhere.HomeAsync("1栋", "101", stranger);
        await elsewhere.BeginAsync(stranger, AnEstate.Resident(), consent: false);

        foreach (var committee in new[] { Assembly.Director, Assembly.Estate.Officer() with { Permissions = null } })
        {
            using var client = Assembly.App.ClientOf(committee);
            var button = (await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/admin/ballots"))).QuerySelectorAll(".page-header a, main a").First(link => link.TextContent.Trim() == "线下认证");
            var page = button.GetAttribute("href").ShouldNotBeNull();

            (await SearchAsync(client, page, owner.Document.Number)).ShouldContain("办理");
            (await SearchAsync(client, page, stranger.Document.Number)).ShouldContain("没有查到人脸认证失败的业主");
        }

        using var street = Assembly.App.ClientOf(Assembly.Street);
        (await street.GetStringAsync("/admin/ballots")).ShouldNotContain("href=\"/admin/certifications\"");
        (await street.GetAsync("/admin/certifications")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "BAL-36")]
    public async Task lets_the_street_convene_and_only_the_district_review()
    {
        using var street = Assembly.App.ClientOf(Assembly.Street);
        using var district = Assembly.App.ClientOf(Assembly.District);
        var drafted = await PostAsync(street, "/admin/ballots?handler=Draft", ("project", $"{Assembly.Estate.Project.Value}"));
        var ballot = new BallotId(Guid.Parse(drafted.Headers.Location.ShouldNotBeNull().ToString().Split('/')[^2]));
        (await Assembly.App.SendAsync(new EditBallot(ballot, Assembly.Content(), null), Assembly.Street)).Error.ShouldBeNull();
        (await Assembly.App.SendAsync(new SubmitBallot(ballot, null), Assembly.Street)).Error.ShouldBeNull();

        (await ReadAsync(street, $"/admin/ballots/{ballot.Value}/review")).ShouldContain("本方不能审核自己的申请");
        (await ReadAsync(district, $"/admin/ballots/{ballot.Value}/review")).ShouldContain("审核通过后，投票将按时自动开始");
    }

    [Fact]
    [Trait("row", "BAL-27")]
    public async Task gives_the_homes_that_take_no_part_as_a_workbook()
    {
        var open = await Assembly.OpenAsync();

        using var community = Assembly.App.ClientOf(Assembly.Community);
        var sheet = await community.GetAsync($"/admin/ballots/{open.Value}?handler=Absent");

        sheet.StatusCode.ShouldBe(HttpStatusCode.OK);
        sheet.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe(Application.Ports.SheetFile.MediaType);
    }

    [Theory]
    [Trait("row", "BAL-29")]
    [InlineData("/admin/ballots?handler=Export")]
    [InlineData("/admin/ballot-statistics?handler=Export")]
    public async Task gives_the_list_as_a_workbook(string address)
    {
        await Assembly.SubmitAsync();

        using var community = Assembly.App.ClientOf(Assembly.Community);
        var sheet = await community.GetAsync(address);

        sheet.StatusCode.ShouldBe(HttpStatusCode.OK);
        sheet.Content.Headers.ContentType.ShouldNotBeNull().MediaType.ShouldBe(Application.Ports.SheetFile.MediaType);
    }

    [Theory]
    [InlineData("/admin/ballots")]
    [InlineData("/admin/ballot-statistics")]
    public async Task keeps_strangers_and_owners_out_of_the_office(string address)
    {
        using var stranger = Assembly.App.ClientOf(TestActor.Nobody);
        using var owner = Assembly.App.ClientOf(Assembly.Resident("李建国"));

        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await owner.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<string> ReadAsync(HttpClient client, string address) =>
        (await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address))).Body.ShouldNotBeNull().TextContent;

    private static (int For, int Against, int Abstain) HeadsOf(JsonElement answers) =>
        (answers.GetProperty("for").GetProperty("heads").GetInt32(), answers.GetProperty("against").GetProperty("heads").GetInt32(), answers.GetProperty("abstain").GetProperty("heads").GetInt32());

    private static async Task EnterPaperAsync(HttpClient desk, BallotId ballot, Guid house, string[]? choices)
    {
        using var entered = await desk.PostAsJsonAsync($"/api/v1/ballots/{ballot.Value}/paper-votes", new { house, choices, photo = choices is null ? (Guid?)null : await desk.PhotoAsync(ballot.Value) });
        await entered.JsonAsync(201);
    }

    private static async Task<string> SearchAsync(HttpClient client, string page, string number)
    {
        using var answer = await PostAsync(client, page, page, ("Form.DocumentType", nameof(DocumentType.ResidentId)), ("Form.DocumentNumber", number));
        return (await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("main").ShouldNotBeNull().TextContent;
    }

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient client, BallotId ballot) => PostAsync(client, "/admin/ballots?handler=Delete", ("id", $"{ballot.Value}"));

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, params (string Name, string Value)[] fields) => PostAsync(client, "/admin/ballots", address, fields);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string form, string address, params (string Name, string Value)[] fields)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(form));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull().GetAttribute("value").ShouldNotBeNull();
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(address, content);
    }
}

/// <summary>The platform with an area whose owners decide: a class fixture.</summary>
public sealed class BallotCity : IAsyncLifetime
{
    private readonly PlatformApp _app = new();
    private AVotingEstate? _assembly;

    /// <summary>The area.</summary>
    public AVotingEstate Assembly => _assembly ?? throw new InvalidOperationException("The area is not built.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        _assembly = await AVotingEstate.GatherAsync(_app);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
