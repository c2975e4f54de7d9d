using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>One owners' assembly of a real register over REST, from the import to the announcement.</summary>
public sealed class WholeAssemblyTests(AssemblyStage stage) : IClassFixture<AssemblyStage>
{
    private static readonly string Sheet = TestData.PathOf("sheets", "house-register-clean.xlsx");
    private const string Building = "6栋";

    [Fact]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-06")]
    [Trait("row", "BAL-01")]
    [Trait("row", "BAL-02")]
    [Trait("row", "BAL-03")]
    [Trait("row", "BAL-04")]
    [Trait("row", "BAL-05")]
    [Trait("row", "BAL-06")]
    [Trait("row", "BAL-09")]
    [Trait("row", "BAL-11")]
    [Trait("row", "BAL-12")]
    [Trait("row", "BAL-13")]
    [Trait("row", "BAL-14")]
    [Trait("row", "BAL-15")]
    [Trait("row", "BAL-16")]
    [Trait("row", "BAL-18")]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-21")]
    [Trait("row", "BAL-22")]
    [Trait("row", "BAL-23")]
    [Trait("row", "BAL-24")]
    [Trait("row", "BAL-25")]
    [Trait("row", "BAL-26")]
    [Trait("row", "BAL-27")]
    [Trait("row", "BAL-31")]
    [Trait("row", "BAL-32")]
    [Trait("row", "BAL-33")]
    [Trait("row", "BAL-35")]
    [Trait("row", "TDO-04")]
    public async Task an_assembly_is_carried_from_the_register_to_the_announcement()
    {
        await stage.ImportAsync(Sheet);
        var homes = await stage.Director.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{stage.Area.Id.Value}/houses?size=200");
        homes.GetProperty("total").GetInt32().ShouldBe(640);

        var sheet = ASheet.Read(Sheet);
        var count = new AHandCount(sheet.Homes.Where(home => home.Building == Building && !home.IsParking));
        var (sole, shared) = (count.Homes.Where(sheet.IsAlone).ToList(), count.Homes.Where(home => home.Owners.Count > 1).ToList());
        sole.Count.ShouldBeGreaterThan(30);
        shared.Count.ShouldBeGreaterThan(3);
        var ballot = await DraftedAsync();
        var houses = (await RollAsync(ballot)).ToDictionary(home => home.Address, home => home.House);
        houses.Keys.Order().ShouldBe(count.Homes.Select(home => home.Address).Order());

        var bound = new List<(SheetHome Home, HttpClient Client)>();
        foreach (var home in sole.Take(20)) bound.Add((home, await stage.Owners.BindAsync(home.Owners[0])));
        var couple = shared[0];
        var spouse = await stage.Owners.BindAsync(couple.Owners[0]);

        await ApprovedAsync(ballot);
        using (var early = await bound[0].Client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(houses[bound[0].Home.Address], Choice.For))) (await early.CodeAsync(422)).ShouldBe("ballot.not_open");

        stage.App.Clock.Advance(TimeSpan.FromDays(21));
        await stage.App.RunJobAsync("ballots.watch");
        var roll = await RollAsync(ballot);
        roll.GroupBy(home => home.Unit).Select(unit => string.Join('、', unit.Select(home => home.Address).Order())).Order()
            .ShouldBe(count.Homes.GroupBy(home => home.Unit).Select(unit => string.Join('、', unit.Select(home => home.Address).Order())).Order());

        // Twenty alone: 14 for, 3 against, 1 abstains, 2 follow; one spouse bound before the start votes for the couple.
        Choice[] choices = [.. Enumerable.Repeat(Choice.For, 14), .. Enumerable.Repeat(Choice.Against, 3), Choice.Abstain, Choice.Follow, Choice.Follow];
        foreach (var ((home, client), choice) in bound.Zip(choices))
        {
            using var cast = await client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(houses[home.Address], choice));
            (await cast.JsonAsync(201)).GetProperty("vote").GetGuid().ShouldNotBe(Guid.Empty);
            count.Note(home, choice);
        }

        using (var cast = await spouse.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(houses[couple.Address], Choice.For))) await cast.JsonAsync(201);
        count.Note(couple, Choice.For);
        using (var twice = await spouse.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(houses[couple.Address], Choice.Against))) (await twice.CodeAsync(409)).ShouldBe("ballot.already_voted");

        var own = await bound[0].Client.GetFromJsonAsync<JsonElement>($"/api/v1/me/ballots/{ballot}");
        own.GetProperty("units")[0].GetProperty("vote").GetProperty("choices")[0].GetString().ShouldBe("For");
        using (var sealedVotes = await stage.Street.GetAsync($"/api/v1/ballots/{ballot}/votes"))
        {
            sealedVotes.IsSuccessStatusCode.ShouldBeFalse();
        }

        var turnout = await stage.CommunityStation.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/turnout");
        Weight(turnout, "electronic").ShouldBe(count.Voted);
        turnout.GetProperty("places").EnumerateArray().Sum(place => place.GetProperty("homes").GetInt32()).ShouldBe(count.Homes.Count);

        // The desk: a room that voted is refused, the others of those alone vote on paper, until two thirds are reached.
        using (var refused = await PaperAsync(ballot, houses[bound[0].Home.Address], Choice.For)) (await refused.CodeAsync(422)).ShouldBe("ballot.electronic_prevails");
        stage.App.Clock.Advance(TimeSpan.FromDays(30));
        await stage.App.RunJobAsync("ballots.watch");
        using (var early = await FollowAsync(ballot, 2)) (await early.CodeAsync(422)).ShouldBe("ballot.outstanding");

        var outstanding = shared.Where(home => !count.HasVoted(home)).ToList();
        (await HomesAsync($"/api/v1/ballots/{ballot}/outstanding")).Select(home => home.Address).Order().ShouldBe(outstanding.Select(home => home.Address).Order());
        foreach (var home in outstanding.DistinctBy(home => home.Unit)) await EnterAsync(home, Choice.For);
        foreach (var home in sole.Skip(20).SkipLast(2)) await EnterAsync(home, Choice.Against);
        var expected = count.Decide(0, special: false);

        using (var tooMany = await FollowAsync(ballot, 3)) (await tooMany.CodeAsync(422)).ShouldBe("ballot.too_many_followers");
        using (var followed = await FollowAsync(ballot, 2)) await followed.JsonAsync(204);
        using (var uncounted = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/count", null)) (await uncounted.CodeAsync(422)).ShouldBe("ballot.no_statistics");
        using (var entered = await stage.Director.PutAsJsonAsync($"/api/v1/ballots/{ballot}/statistics", Figures(expected))) await entered.JsonAsync(204);
        using (var confirmed = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/confirmations", null)) await confirmed.JsonAsync(204);
        using (var alone = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/count", null)) (await alone.CodeAsync(422)).ShouldBe("ballot.not_confirmed");
        using (var confirmed = await stage.Street.PostAsync($"/api/v1/ballots/{ballot}/confirmations", null)) await confirmed.JsonAsync(204);
        using (var counted = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/count", null)) await counted.JsonAsync(204);

        var published = await stage.CommunityStation.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/result");
        var question = published.GetProperty("questions")[0];
        Weight(question, "total").ShouldBe(count.Total);
        Weight(question, "participating").ShouldBe(expected.Participating);
        Weight(question, "agreeing").ShouldBe(expected.Agreeing);
        question.GetProperty("quorate").GetBoolean().ShouldBe(expected.Quorate);
        question.GetProperty("passed").GetBoolean().ShouldBe(expected.Passed);
        question.GetProperty("participatingHeadsPercent").GetInt32().ShouldBe(expected.Participating.Heads * 10_000 / count.Total.Heads);
        question.GetProperty("sentence").GetString().ShouldNotBeNull().ShouldContain(expected.Passed ? "通过" : "未通过");

        var silent = await HomesAsync($"/api/v1/ballots/{ballot}/non-participants");
        silent.Select(home => home.Address).Order().ShouldBe(count.Silent.Select(home => home.Address).Order());
        using (var workbook = await stage.CommunityStation.GetAsync($"/api/v1/ballots/{ballot}/non-participants.xlsx"))
        {
            using var zip = new ZipArchive(await workbook.Content.ReadAsStreamAsync());
            zip.Entries.ShouldContain(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
        }

        var details = await stage.Street.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/votes?size=200");
        details.GetProperty("items").EnumerateArray().Count(unit => unit.GetProperty("choices").GetArrayLength() > 0).ShouldBe(count.Voted.Heads);
        using (var closed = await stage.CommunityStation.GetAsync($"/api/v1/ballots/{ballot}/votes")) (await closed.CodeAsync(403)).ShouldBe("request.not_permitted");
        using (var late = await FollowAsync(ballot, 2)) (await late.CodeAsync(422)).ShouldBe("ballot.final");

        async Task EnterAsync(SheetHome home, Choice choice)
        {
            using var entered = await PaperAsync(ballot, houses[home.Address], choice);
            await entered.JsonAsync(201);
            count.Note(home, choice);
        }
    }

    private async Task<Guid> DraftedAsync()
    {
        using var drafted = await stage.Director.PostAsJsonAsync("/api/v1/ballots", new { project = stage.Area.Id.Value });
        var ballot = (await drafted.JsonAsync(201)).GetProperty("id").GetGuid();
        using (var incomplete = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/submission", null)) (await incomplete.CodeAsync(422)).ShouldBe("ballot.incomplete");

        var start = stage.App.Clock.GetUtcNow().AddDays(20);
        using var edited = await stage.Director.PutAsJsonAsync($"/api/v1/ballots/{ballot}", new
        {
            topic = "选聘物业服务企业",
            description = "续聘现物业服务企业三年",
            matters = new[] { new { title = "续聘海湾物业服务有限公司", kind = "HireOrDismiss" } },
            wholeArea = false,
            parts = new[] { new { building = Building } },
            start,
            end = start.AddDays(14),
        });
        await edited.JsonAsync(204);
        return ballot;
    }

    private async Task ApprovedAsync(Guid ballot)
    {
        using (var submitted = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/submission", null)) (await submitted.JsonAsync(200)).GetProperty("message").GetString().ShouldBe("提交成功");
        using (var edited = await stage.Director.PutAsJsonAsync($"/api/v1/ballots/{ballot}", new { topic = "另一议题" })) (await edited.CodeAsync(422)).ShouldBe("ballot.frozen");
        using (var deleted = await stage.Director.DeleteAsync($"/api/v1/ballots/{ballot}")) (await deleted.CodeAsync(422)).ShouldBe("ballot.frozen");
        using (var foreign = await stage.Stranger.GetAsync($"/api/v1/ballots/{ballot}")) (await foreign.CodeAsync(404)).ShouldBe("ballot.not_found");

        var todos = await stage.Street.GetFromJsonAsync<JsonElement>("/api/v1/todos");
        todos.GetProperty("items")[0].GetProperty("url").GetString().ShouldBe($"/admin/ballots/{ballot}");
        using (var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/ballots/{ballot}/review") { Content = JsonContent.Create(new { approve = true }) })
        {
            stale.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var refused = await stage.Street.SendAsync(stale);
            (await refused.CodeAsync(412)).ShouldBe("request.stale");
        }

        using var approved = await stage.Street.PostAsJsonAsync($"/api/v1/ballots/{ballot}/review", new { approve = true, opinion = "同意" });
        await approved.JsonAsync(204);
    }

    private async Task<HttpResponseMessage> PaperAsync(Guid ballot, Guid house, Choice choice) =>
        await stage.Director.PostAsJsonAsync($"/api/v1/ballots/{ballot}/paper-votes", new { house, choices = new[] { $"{choice}" }, photo = await stage.Director.PhotoAsync(ballot) });

    private Task<HttpResponseMessage> FollowAsync(Guid ballot, int followers) =>
        stage.Director.PutAsJsonAsync($"/api/v1/ballots/{ballot}/follow", new { ruleConfirmed = true, followers = new[] { followers } });

    private Task<List<RollHome>> RollAsync(Guid ballot) => HomesAsync($"/api/v1/ballots/{ballot}/non-participants");

    private async Task<List<RollHome>> HomesAsync(string list)
    {
        var homes = new List<RollHome>();
        for (var page = 1; ; page++)
        {
            var part = await stage.Director.GetFromJsonAsync<JsonElement>($"{list}?size=200&page={page}");
            homes.AddRange(part.GetProperty("items").EnumerateArray().Select(home => new RollHome(
                home.GetProperty("house").GetGuid(), home.GetProperty("address").GetString() ?? "", home.GetProperty("unit").GetGuid())));
            if (homes.Count >= part.GetProperty("total").GetInt32()) return homes;
        }
    }

    private static object Vote(Guid house, Choice choice) => new { house, choices = new[] { $"{choice}" } };

    private static object Figures(HandResult sums) => new
    {
        figures = new[]
        {
            new
            {
                forHeads = sums.Agreeing.Heads, forArea = sums.Agreeing.Area, againstHeads = sums.Refusing.Heads, againstArea = sums.Refusing.Area,
                abstainHeads = sums.Abstaining.Heads, abstainArea = sums.Abstaining.Area,
            },
        },
    };

    private static (int Heads, long Area) Weight(JsonElement question, string name)
    {
        var weight = question.GetProperty(name);
        return (weight.GetProperty("heads").GetInt32(), weight.GetProperty("area").GetProperty("centi").GetInt64());
    }

    private sealed record RollHome(Guid House, string Address, Guid Unit);
}
