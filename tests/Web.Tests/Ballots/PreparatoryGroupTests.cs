using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>The preparatory group of an area without a committee: formed by the street, then in the committee's place from the draft to the count.</summary>
public sealed class PreparatoryGroupTests(BallotCity city) : IClassFixture<BallotCity>
{
    private const string Head = "prep-head";

    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "OC-07")]
    public async Task has_the_ballot_functions_of_a_committee()
    {
        await FormAsync();

        var ballot = await DraftAndSubmitAsync();
        using (var street = Assembly.App.ClientOf(Assembly.Street))
        {
            using var reviewed = await street.PostAsJsonAsync($"/api/v1/ballots/{ballot}/review", new { approve = true, opinion = "同意" });
            await reviewed.JsonAsync(204);
        }

        Assembly.App.Clock.Advance(TimeSpan.FromDays(21));
        await Assembly.App.RunJobAsync("ballots.watch");
        foreach (var name in new[] { "王秀英", "李建国", "孙丽", "吴静", "冯涛", "陈晨" }) await Assembly.VoteAsync(new BallotId(ballot), name, Choice.For);
        await EnterPaperAsync(ballot);
        Assembly.App.Clock.Advance(TimeSpan.FromDays(7));
        await CountAsync(ballot);

        using var community = Assembly.App.ClientOf(Assembly.Community);
        var result = await community.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/result");
        result.GetProperty("convenor").GetString().ShouldBe("云景花园首次业主大会筹备组");
        (result.GetProperty("electronicUnits").GetInt32(), result.GetProperty("paperUnits").GetInt32()).ShouldBe((6, 2));
        result.GetProperty("questions")[0].GetProperty("passed").GetBoolean().ShouldBeTrue();
    }

    /// <summary>The street forms the group, and its head signs up.</summary>
    private async Task FormAsync()
    {
        using var street = Assembly.App.ClientOf(Assembly.Street);
        using var formed = await street.PostAsJsonAsync("/api/v1/committees", new
        {
            project = Assembly.Estate.Project.Value,
            kind = "PreparatoryGroup",
            name = "云景花园首次业主大会筹备组",
            electedOn = "2026-10-01",
            members = Enumerable.Range(0, 5).Select(i => new { name = "沈毅", gender = "Male", documentType = "ResidentId", document = AnEstate.ADocument().Number, phone = AnEstate.APhone().Digits, room = "1栋1单元101", post = i == 0 ? "Director" : "Member", standing = "Owner" }),
        });
        var group = (await formed.JsonAsync(201)).GetProperty("id").GetGuid();
        var organisation = (await street.GetFromJsonAsync<JsonElement>($"/api/v1/committees/{group}")).GetProperty("organisationId").GetGuid();
        await Assembly.City.SeatAsync(Head, Role.PrepGroup, organisation, "沈毅", "13900000021");
    }

    /// <summary>On the pages, as its head does; the submission over REST.</summary>
    private async Task<Guid> DraftAndSubmitAsync()
    {
        using var page = await SignedInAsync();
        var list = await new HtmlParser().ParseDocumentAsync(await page.GetStringAsync("/admin/ballots"));
        list.QuerySelectorAll(".area-choice input").Select(choice => choice.GetAttribute("value")).ShouldBe([$"{Assembly.Estate.Project.Value}"], "its own area and no other");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = TokenOf(list), ["project"] = $"{Assembly.Estate.Project.Value}" });
        using var drafted = await page.PostAsync("/admin/ballots?handler=Draft", form);
        var edit = drafted.Headers.Location.ShouldNotBeNull().ToString();
        var ballot = Guid.Parse(edit.Split('/')[^2]);
        (await new HtmlParser().ParseDocumentAsync(await page.GetStringAsync(edit))).QuerySelector("[name='Form.Topic']").ShouldNotBeNull();

        using var client = await Assembly.App.ClientOfAsync(Head);
        var start = Assembly.App.Clock.GetUtcNow().AddDays(20);
        using var edited = await client.PutAsJsonAsync($"/api/v1/ballots/{ballot}", new { topic = "成立业主大会", matters = new[] { new { title = "是否同意《业主大会议事规则》", kind = "Rules" } }, wholeArea = true, start, end = start.AddDays(7) });
        await edited.JsonAsync(204);
        using (var submitted = await client.PostAsync($"/api/v1/ballots/{ballot}/submission", null)) (await submitted.JsonAsync(200)).GetProperty("message").GetString().ShouldBe("提交成功");
        using (var own = await client.PostAsJsonAsync($"/api/v1/ballots/{ballot}/review", new { approve = true })) (await own.CodeAsync(403)).ShouldBe("request.not_permitted");
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}")).GetProperty("convenor").GetProperty("kind").GetString().ShouldBe(nameof(ConvenorKind.PreparatoryGroup));
        return ballot;
    }

    /// <summary>The desk is open to it: on the page, and a ballot and a "did not vote" over REST.</summary>
    private async Task EnterPaperAsync(Guid ballot)
    {
        using var page = await SignedInAsync();
        var room = Assembly.Home("1栋302").Value;
        var desk = await new HtmlParser().ParseDocumentAsync(await page.GetStringAsync($"/admin/ballots/{ballot}/desk?building=1栋&stairwell=1单元&room={room}"));
        desk.QuerySelector("#paper button[type=submit]").ShouldNotBeNull().TextContent.ShouldBe("确认补计");

        using var client = await Assembly.App.ClientOfAsync(Head);
        foreach (var (house, choices) in new[] { (room, (string[]?)["For"]), (Assembly.Home("2栋301").Value, ["Against"]), (Assembly.Home("1栋202").Value, null) })
        {
            using var entered = await client.PostAsJsonAsync($"/api/v1/ballots/{ballot}/paper-votes", new { house, choices, photo = choices is null ? (Guid?)null : await client.PhotoAsync(ballot) });
            await entered.JsonAsync(201);
        }
    }

    /// <summary>Follow, statistics, its own confirmation and the station's, the count.</summary>
    private async Task CountAsync(Guid ballot)
    {
        using var client = await Assembly.App.ClientOfAsync(Head);
        var lines = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/count-sheet")).GetProperty("lines").EnumerateArray().ToList();
        using (var followed = await client.PutAsJsonAsync($"/api/v1/ballots/{ballot}/follow", new { ruleConfirmed = true, followers = lines.Select(line => line.GetProperty("followers").GetInt32()) })) await followed.JsonAsync(204);
        using (var entered = await client.PutAsJsonAsync($"/api/v1/ballots/{ballot}/statistics", new { figures = lines.Select(line => FiguresOf(line.GetProperty("counted"))) })) await entered.JsonAsync(204);
        using (var confirmed = await client.PostAsync($"/api/v1/ballots/{ballot}/confirmations", null)) await confirmed.JsonAsync(204);
        using (var alone = await client.PostAsync($"/api/v1/ballots/{ballot}/count", null)) (await alone.CodeAsync(422)).ShouldBe("ballot.not_confirmed");
        using (var community = Assembly.App.ClientOf(Assembly.Community))
        {
            using var confirmed = await community.PostAsync($"/api/v1/ballots/{ballot}/confirmations", null);
            await confirmed.JsonAsync(204);
        }

        using var counted = await client.PostAsync($"/api/v1/ballots/{ballot}/count", null);
        await counted.JsonAsync(204);
    }

    private static object FiguresOf(JsonElement counted)
    {
        long Of(string answer, string measure) => counted.GetProperty(answer).GetProperty(measure) is { ValueKind: JsonValueKind.Number } heads ? heads.GetInt64() : counted.GetProperty(answer).GetProperty(measure).GetProperty("centi").GetInt64();
        return new { forHeads = Of("for", "heads"), forArea = Of("for", "area"), againstHeads = Of("against", "heads"), againstArea = Of("against", "area"), abstainHeads = Of("abstain", "heads"), abstainArea = Of("abstain", "area") };
    }

    /// <summary>A browser's client: by the sign-in's stand-in, with its cookie.</summary>
    private async Task<HttpClient> SignedInAsync()
    {
        var client = Assembly.App.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = TokenOf(await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/dev/sso"))), ["persona"] = Head });
        using var answer = await client.PostAsync("/dev/sso", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }

    private static string TokenOf(AngleSharp.Dom.IDocument page) => page.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull().GetAttribute("value").ShouldNotBeNull();
}
