using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>From the new draft to the review, and what the lists tell of it.</summary>
public sealed class ConveningTests(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "BAL-01")]
    [Trait("row", "BAL-07")]
    [Trait("row", "BAL-08")]
    public async Task lists_every_ballot_with_what_its_state_lets_the_convenor_do()
    {
        var counted = await Assembly.CountedAsync();
        var closed = await Assembly.ClosedAsync();
        var open = await Assembly.OpenAsync();
        var (draft, submitted, rejected) = (await Assembly.DraftAsync(), await Assembly.SubmitAsync(), await Assembly.SubmitAsync());
        (await Assembly.App.SendAsync(new ReviewBallot(rejected, false, "材料不全", null), Assembly.Street)).Error.ShouldBeNull();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        using var street = Assembly.App.ClientOf(Assembly.Street);

        var own = await LinesAsync(director);
        var foreign = await LinesAsync(street);

        own.Values.Select(line => line.State).Distinct().ShouldBe(["Draft", "UnderReview", "Rejected", "Open", "Closed", "Counted"], ignoreOrder: true);
        foreach (var (ballot, state, actions) in new (BallotId, string, string[])[]
                 {
                     (draft, "Draft", ["Edit", "Submit", "Delete"]), (submitted, "UnderReview", []), (rejected, "Rejected", ["Copy"]), (open, "Open", ["EnterPaper"]),
                     (closed, "Closed", ["EnterPaper", "ConfirmFollow"]), (counted, "Counted", ["ViewVotes"]),
                 })
        {
            own[ballot.Value].State.ShouldBe(state);
            own[ballot.Value].Actions.ShouldBe(actions);
            (await LinesAsync(director, $"&state={state}")).Keys.ShouldBe(own.Where(line => line.Value.State == state).Select(line => line.Key), ignoreOrder: true);
        }

        foreign.Keys.ShouldNotContain(draft.Value);
        foreign[submitted.Value].Actions.ShouldBe(["Review"]);
    }

    [Fact]
    [Trait("row", "BAL-02")]
    public async Task offers_and_takes_areas_of_the_own_scope_only()
    {
        var elsewhere = await AnEstate.BuildAsync(Assembly.App);
        using var director = Assembly.App.ClientOf(Assembly.Director);

        var offered = await new HtmlParser().ParseDocumentAsync(await director.GetStringAsync("/admin/ballots?handler=Areas"));
        using var own = await director.PostAsJsonAsync("/api/v1/ballots", new { project = Assembly.Estate.Project.Value });
        using var foreign = await director.PostAsJsonAsync("/api/v1/ballots", new { project = elsewhere.Project.Value });

        offered.QuerySelectorAll("input[name=project]").Select(area => area.GetAttribute("value")).ShouldBe([$"{Assembly.Estate.Project.Value}"]);
        await own.JsonAsync(201);
        (await foreign.CodeAsync(404)).ShouldBe("ballot.not_found");
    }

    [Fact]
    [Trait("row", "BAL-03")]
    public async Task keeps_everything_that_was_entered_on_the_page_and_over_rest()
    {
        using var director = Assembly.App.ClientOf(Assembly.Director);
        var start = new DateTimeOffset(2031, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));
        var entered = new BallotContent(
            "选举业主委员会", "任期届满。", [new Matter("选举委员", MatterKind.Election, "差额选举。", ["甲", "乙", "丙"], 2), new Matter("修改管理规约", MatterKind.Covenant, "见附件。", [], 0)],
            new BallotScope(false, [new ScopePart("1栋", "1单元"), new ScopePart("2栋", null)]), start.ToUniversalTime(), start.AddDays(7).ToUniversalTime(), true, "任期将满");
        var (typed, sent) = (await Assembly.DraftAsync(), await Assembly.DraftAsync());

        using var saved = await PostAsync(
            director, $"/admin/ballots/{typed.Value}/edit", ("Form.Topic", "选举业主委员会"), ("Form.Description", "任期届满。"),
            ("Form.Matters[0].Title", "选举委员"), ("Form.Matters[0].Kind", "Election"), ("Form.Matters[0].Description", "差额选举。"), ("Form.Matters[0].Candidates", "甲\n乙\n丙"), ("Form.Matters[0].Seats", "2"),
            ("Form.Matters[1].Title", "修改管理规约"), ("Form.Matters[1].Kind", "Covenant"), ("Form.Matters[1].Description", "见附件。"),
            ("Form.Scope", "Parts"), ("Form.Parts", "1栋|1单元"), ("Form.Parts", "2栋"), ("Form.Start", "2031-03-01T09:00"), ("Form.End", "2031-03-08T09:00"), ("Form.ParkingCounts", "true"), ("Form.ShortNoticeReason", "任期将满"));
        using var put = await director.PutAsJsonAsync($"/api/v1/ballots/{sent.Value}", new
        {
            entered.Topic,
            entered.Description,
            matters = entered.Matters.Select(matter => new { matter.Title, kind = $"{matter.Kind}", matter.Description, matter.Candidates, matter.Seats }),
            wholeArea = false,
            entered.Scope.Parts,
            start,
            end = start.AddDays(7),
            entered.ParkingCounts,
            entered.ShortNoticeReason,
        });

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await put.JsonAsync(204);
        foreach (var ballot in new[] { typed, sent }) JsonSerializer.Serialize((await Assembly.App.SendAsync(new GetBallot(ballot), Assembly.Director)).Value.Content).ShouldBe(JsonSerializer.Serialize(entered));
    }

    [Fact]
    [Trait("row", "BAL-04")]
    public async Task saves_a_draft_that_lacks_everything()
    {
        var draft = await Assembly.DraftAsync();
        using var director = Assembly.App.ClientOf(Assembly.Director);

        using var emptied = await director.PutAsJsonAsync($"/api/v1/ballots/{draft.Value}", new { });
        using var typed = await PostAsync(director, $"/admin/ballots/{draft.Value}/edit", ("Form.Topic", ""), ("Form.Matters[0].Title", ""), ("Form.Scope", "Parts"));

        await emptied.JsonAsync(204);
        typed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var stored = await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{draft.Value}");
        stored.GetProperty("state").GetString().ShouldBe("Draft");
        stored.GetProperty("gaps").EnumerateObject().Select(gap => gap.Name).ShouldBe(["topic", "scope", "start", "end", "matters[0].title", "matters[0].kind"], ignoreOrder: true);
    }

    [Fact]
    [Trait("row", "BAL-06")]
    public async Task takes_and_removes_no_document_once_submitted()
    {
        var draft = await Assembly.DraftAsync();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        using var before = await UploadAsync(director, draft);
        (await Assembly.App.SendAsync(new SubmitBallot(draft, null), Assembly.Director)).Error.ShouldBeNull();

        using var added = await UploadAsync(director, draft);
        using var removed = await director.DeleteAsync($"/api/v1/attachments/{(await before.JsonAsync(201)).GetProperty("id").GetGuid()}");

        (await added.CodeAsync(422)).ShouldBe("ballot.frozen");
        (await removed.CodeAsync(422)).ShouldBe("ballot.frozen");
    }

    [Fact]
    [Trait("row", "BAL-09")]
    [Trait("row", "BAL-25")]
    public async Task waits_for_the_street_until_it_is_reviewed_and_keeps_the_opinion()
    {
        using var street = Assembly.App.ClientOf(Assembly.Street);
        using var community = Assembly.App.ClientOf(Assembly.Community);
        var submitted = await Assembly.SubmitAsync();
        (await WaitsAsync(street, submitted)).ShouldBeTrue();
        (await WaitsAsync(community, submitted)).ShouldBeFalse();

        using (var rejected = await street.PostAsJsonAsync($"/api/v1/ballots/{submitted.Value}/review", new { approve = false, opinion = "材料不全" })) await rejected.JsonAsync(204);

        (await WaitsAsync(street, submitted)).ShouldBeFalse();
        var trail = (await community.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{submitted.Value}")).GetProperty("trail").EnumerateArray().Last();
        (trail.GetProperty("step").GetString(), trail.GetProperty("name").GetString(), trail.GetProperty("opinion").GetString()).ShouldBe(("Reject", Assembly.Street.Name, "材料不全"));
        WebUtility.HtmlDecode(await community.GetStringAsync($"/admin/ballots/{submitted.Value}")).ShouldContain("材料不全");
    }

    [Fact]
    [Trait("row", "BAL-25")]
    public async Task is_open_to_committee_street_and_community_in_every_state_after_the_draft()
    {
        var (counted, closed, open, submitted, approved) = (await Assembly.CountedAsync(), await Assembly.ClosedAsync(), await Assembly.OpenAsync(), await Assembly.SubmitAsync(), await Assembly.SubmitAsync());
        (await Assembly.App.SendAsync(new ReviewBallot(approved, true, null, null), Assembly.Street)).Error.ShouldBeNull();
        var area = DataScope.Of([Assembly.Estate.Project]);
        var readers = new[] { Assembly.Director, Assembly.Street, Assembly.Community }
            .Concat(new[] { Role.CommitteeMember, Role.CommitteeOfficer }.Select(role => TestActor.As(role, area, Assembly.City.Unit("committee"), "委员")))
            .Concat(new[] { Role.StreetOfficer, Role.CommunityOfficer }.Select(role => TestActor.As(role, Assembly.Community.Scope, Guid.CreateVersion7(), "经办")));

        foreach (var reader in readers)
        {
            using var client = Assembly.App.ClientOf(reader);
            foreach (var (ballot, state) in new[] { (submitted, "UnderReview"), (approved, "Approved"), (open, "Open"), (closed, "Closed"), (counted, "Counted") })
            {
                using var shown = await client.GetAsync($"/api/v1/ballots/{ballot.Value}");
                (await shown.JsonAsync(200)).GetProperty("state").GetString().ShouldBe(state, reader.Role);
                (await client.GetAsync($"/admin/ballots/{ballot.Value}")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{reader.Role} {state}");
            }
        }
    }

    [Fact]
    [Trait("row", "BAL-29")]
    public async Task counts_and_exports_what_was_asked_for()
    {
        var counted = await Assembly.CountedAsync();
        Assembly.App.Clock.Advance(TimeSpan.FromMinutes(5));
        var since = Uri.EscapeDataString($"{Assembly.App.Clock.GetUtcNow():O}");
        var later = await Assembly.SubmitAsync();
        using var community = Assembly.App.ClientOf(Assembly.Community);
        Task<JsonElement> AskAsync(string filter) => community.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/statistics?size=100&{filter}");
        static IEnumerable<Guid> Shown(JsonElement statistics) => statistics.GetProperty("lines").GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid());

        Shown(await AskAsync($"from={since}")).ShouldBe([later.Value]);
        Shown(await AskAsync($"until={since}")).ShouldNotContain(later.Value);
        (await AskAsync($"from={since}")).GetProperty("ballots").GetInt32().ShouldBe(1);
        Shown(await AskAsync($"place={ACity.OtherStreet}")).ShouldBeEmpty();
        Shown(await AskAsync($"place={ACity.Street}")).ShouldContain(counted.Value);
        var sums = await AskAsync("state=Counted");
        var lines = sums.GetProperty("lines").GetProperty("items").EnumerateArray().ToList();
        sums.GetProperty("passedQuestions").GetInt32().ShouldBe(lines.Sum(line => line.GetProperty("passedQuestions").GetInt32()));
        lines.Single(line => line.GetProperty("id").GetGuid() == counted.Value).GetProperty("passedQuestions").GetInt32().ShouldBe(2);

        foreach (var address in new[] { "/admin/ballots?handler=Export&State=Counted", "/admin/ballot-statistics?handler=Export&State=Counted" })
        {
            using var content = new MemoryStream(await community.GetByteArrayAsync(address));
            ASheet.Rows(content).Where(row => row.GetValueOrDefault('A', "").StartsWith("TP", StringComparison.Ordinal)).Select(row => row['E']).ShouldBe(Enumerable.Repeat("计票完成", lines.Count));
        }
    }

    [Fact]
    [Trait("row", "BAL-36")]
    public async Task lets_the_community_convene_by_grant_and_asks_the_street_to_review()
    {
        RoleCatalogue.GrantableTo(Role.CommunityLead).ShouldContain(Permissions.ConveneBallots);
        RoleCatalogue.GrantableTo(Role.CommunityOfficer).ShouldContain(Permissions.ConveneBallots);
        var granted = Assembly.Community with { Permissions = [.. Assembly.Community.Permissions.ShouldNotBeNull(), Permissions.ConveneBallots] };
        using var street = Assembly.App.ClientOf(Assembly.Street);
        using var district = Assembly.App.ClientOf(Assembly.District);

        (await Assembly.App.SendAsync(new DraftBallot(Assembly.Estate.Project), Assembly.Community)).Error.ShouldBe(SharedErrors.NotPermitted);
        var communitys = await SubmittedByAsync(granted);
        var streets = await SubmittedByAsync(Assembly.Street);

        (await Assembly.App.SendAsync(new GetBallot(communitys), Assembly.Street)).Value.Convenor.Kind.ShouldBe(ConvenorKind.Community);
        (await WaitsAsync(street, communitys), await WaitsAsync(district, communitys)).ShouldBe((true, false));
        (await WaitsAsync(street, streets), await WaitsAsync(district, streets)).ShouldBe((false, true));
        (await Assembly.App.SendAsync(new ReviewBallot(communitys, true, null, null), Assembly.Street)).Error.ShouldBeNull();
    }

    private async Task<BallotId> SubmittedByAsync(TestActor convenor)
    {
        var ballot = (await Assembly.App.SendAsync(new DraftBallot(Assembly.Estate.Project), convenor)).Value;
        (await Assembly.App.SendAsync(new EditBallot(ballot, Assembly.Content(), null), convenor)).Error.ShouldBeNull();
        (await Assembly.App.SendAsync(new SubmitBallot(ballot, null), convenor)).Error.ShouldBeNull();
        return ballot;
    }

    private static async Task<Dictionary<Guid, (string? State, List<string?> Actions)>> LinesAsync(HttpClient client, string filter = "") =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/ballots?size=100{filter}")).GetProperty("items").EnumerateArray()
            .ToDictionary(line => line.GetProperty("id").GetGuid(), line => (line.GetProperty("state").GetString(), line.GetProperty("actions").EnumerateArray().Select(action => action.GetString()).ToList()));

    /// <summary>Whether a ballot's review waits for somebody.</summary>
    private static async Task<bool> WaitsAsync(HttpClient client, BallotId ballot) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/todos?title={Uri.EscapeDataString("审核投票申请")}&size=100")).GetProperty("items").EnumerateArray().Any(todo => todo.GetProperty("url").GetString() == $"/admin/ballots/{ballot.Value}");

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, BallotId ballot)
    {
        using var form = new MultipartFormDataContent { { new StringContent("ballot"), "kind" }, { new StringContent($"{ballot.Value}"), "ownerId" }, { new ByteArrayContent("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray()), "file", "议题说明.pdf" } };
        return await client.PostAsync("/api/v1/attachments", form);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, params (string Name, string Value)[] fields)
    {
        var form = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(page));
        string Hidden(string name) => form.QuerySelector($"input[name={name}]").ShouldNotBeNull().GetAttribute("value").ShouldNotBeNull();
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", Hidden("__RequestVerificationToken")), new("Version", Hidden("Version")), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await client.PostAsync(page, content);
    }
}
