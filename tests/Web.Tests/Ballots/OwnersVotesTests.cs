using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>What an owner finds, casts and reads again.</summary>
public sealed class OwnersVotesTests(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "BAL-12")]
    public async Task lists_what_was_let_pass_with_the_own_homes_that_take_part()
    {
        var (draft, submitted, ballot) = (await Assembly.DraftAsync(), await Assembly.SubmitAsync(), await Assembly.DraftAsync());
        var content = Assembly.Content() with { Scope = new BallotScope(false, [new ScopePart("2栋", null)]) };
        (await Assembly.App.SendAsync(new EditBallot(ballot, content, null), Assembly.Director)).Error.ShouldBeNull();
        (await Assembly.App.SendAsync(new SubmitBallot(ballot, null), Assembly.Director)).Error.ShouldBeNull();
        (await Assembly.App.SendAsync(new ReviewBallot(ballot, true, null, null), Assembly.Street)).Error.ShouldBeNull();
        using var inside = Assembly.App.ClientOf(Assembly.Resident("冯涛"));
        using var outside = Assembly.App.ClientOf(Assembly.Resident("李建国"));

        foreach (var (owner, homes) in new[] { (inside, 1), (outside, 0) })
        {
            var lines = await LinesAsync(owner);
            lines.Keys.ShouldNotContain(draft.Value);
            lines.Keys.ShouldNotContain(submitted.Value);
            lines[ballot.Value].GetProperty("homes").GetInt32().ShouldBe(homes);
            var shown = await owner.GetFromJsonAsync<JsonElement>($"/api/v1/me/ballots/{ballot.Value}");
            shown.GetProperty("units").GetArrayLength().ShouldBe(homes);
            shown.GetProperty("topic").GetString().ShouldBe(content.Topic);
            (shown.GetProperty("opensAt").GetDateTimeOffset(), shown.GetProperty("closesAt").GetDateTimeOffset()).ShouldBe((content.Start.ShouldNotBeNull(), content.End.ShouldNotBeNull()));
            shown.GetProperty("questions").EnumerateArray().Select(question => question.GetProperty("text").GetString()).ShouldBe(content.Matters.Select(matter => matter.Title));
        }

        foreach (var hidden in new[] { draft, submitted })
        {
            using var refused = await inside.GetAsync($"/api/v1/me/ballots/{hidden.Value}");
            (await refused.CodeAsync(404)).ShouldBe("ballot.not_found");
        }

        Assembly.App.Clock.Advance(TimeSpan.FromDays(17));
        await Assembly.VoteAsync(ballot, "冯涛", Choice.For, Choice.For);
        using var neighbour = Assembly.App.ClientOf(Assembly.Resident("陈晨"));
        (await LinesAsync(inside))[ballot.Value].GetProperty("voted").GetBoolean().ShouldBeTrue();
        (await LinesAsync(neighbour))[ballot.Value].GetProperty("voted").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "BAL-13")]
    [Trait("row", "BAL-14")]
    public async Task keeps_the_votes_of_two_owners_apart_and_counts_that_of_the_one_bound_in_time()
    {
        var open = await Assembly.OpenAsync();
        await Assembly.BindLaterAsync("郑浩");
        var home = Assembly.Home("2栋101").Value;
        using var late = Assembly.App.ClientOf(Assembly.Resident("郑浩"));
        using var early = Assembly.App.ClientOf(Assembly.Resident("吴静"));

        var receipt = await CastAsync(late, open, home, "Against", "Blank");
        Assembly.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var before = await UnitAsync(early, open);
        var second = await CastAsync(early, open, home, "For", "Blank");

        before.GetProperty("vote").ValueKind.ShouldBe(JsonValueKind.Null, "it is the other owner's");
        before.GetProperty("othersVoted").GetBoolean().ShouldBeTrue();
        foreach (var (owner, taken, choice) in new[] { (late, receipt, "Against"), (early, second, "For") })
        {
            var vote = (await UnitAsync(owner, open)).GetProperty("vote");
            vote.GetProperty("id").GetGuid().ShouldBe(taken.GetProperty("vote").GetGuid());
            vote.GetProperty("castAt").GetDateTimeOffset().ShouldBe(taken.GetProperty("castAt").GetDateTimeOffset());
            vote.GetProperty("choices").EnumerateArray().Select(one => one.GetString()).ShouldBe([choice, "Blank"]);
        }

        var stored = await Assembly.App.UseAsync(db => db.Set<Vote>().AsNoTracking().Where(vote => vote.BallotId == open).OrderBy(vote => vote.CastAt).ToListAsync());
        stored.Select(vote => (vote.House.Value, vote.BoundBeforeStart)).ShouldBe([(home, false), (home, true)]);
        await EndAsync(open);
        await Assembly.CountAsync(open);
        using var director = Assembly.App.ClientOf(Assembly.Director);
        var counted = (await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/votes?size=100")).GetProperty("items").EnumerateArray().Single(unit => unit.GetProperty("choices").GetArrayLength() > 0);
        counted.GetProperty("choices").EnumerateArray().Select(one => one.GetString()).ShouldBe(["For", "Blank"]);
    }

    [Fact]
    [Trait("row", "BAL-34")]
    public async Task reads_the_result_after_the_count_as_it_is()
    {
        var open = await Assembly.OpenAsync();
        await Assembly.VoteAsync(open, "李建国", Choice.For, Choice.For);
        await EndAsync(open);
        using var owner = Assembly.App.ClientOf(Assembly.Resident("孙丽"));

        using var early = await owner.GetAsync($"/my/ballots/{open.Value}/result");
        await Assembly.CountAsync(open);
        var page = await new HtmlParser().ParseDocumentAsync(await owner.GetStringAsync($"/my/ballots/{open.Value}/result"));

        early.IsSuccessStatusCode.ShouldBeFalse();
        var told = page.QuerySelector("main").ShouldNotBeNull().TextContent;
        told.ShouldContain("本事项表决未通过");
        told.ShouldNotContain("本事项表决通过");
        page.QuerySelectorAll(".result-passed").ShouldBeEmpty("one vote of eleven decides nothing");
        var questions = (await owner.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/result")).GetProperty("questions").EnumerateArray().ToList();
        questions.ShouldAllBe(question => !question.GetProperty("passed").GetBoolean() && !question.GetProperty("quorate").GetBoolean());
    }

    /// <summary>The end of voting, with what must be supplemented done.</summary>
    private async Task EndAsync(BallotId ballot)
    {
        (await Assembly.App.SendAsync(new EnterPaperVote(ballot, Assembly.Home("1栋202"), null, null, null), Assembly.Director)).Error.ShouldBeNull();
        Assembly.App.Clock.Advance(TimeSpan.FromDays(7));
    }

    private static async Task<Dictionary<Guid, JsonElement>> LinesAsync(HttpClient owner) =>
        (await owner.GetFromJsonAsync<JsonElement>("/api/v1/me/ballots?size=100")).GetProperty("items").EnumerateArray().ToDictionary(line => line.GetProperty("id").GetGuid());

    private static async Task<JsonElement> UnitAsync(HttpClient owner, BallotId ballot) => (await owner.GetFromJsonAsync<JsonElement>($"/api/v1/me/ballots/{ballot.Value}")).GetProperty("units")[0];

    private static async Task<JsonElement> CastAsync(HttpClient owner, BallotId ballot, Guid house, params string[] choices)
    {
        using var cast = await owner.PostAsJsonAsync($"/api/v1/me/ballots/{ballot.Value}/votes", new { house, choices });
        return await cast.JsonAsync(201);
    }
}
