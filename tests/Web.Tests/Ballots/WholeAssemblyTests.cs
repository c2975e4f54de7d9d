using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
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

        var owners = SheetOwner.Read(Sheet);
        var ballot = await DraftedAsync();
        var roll = await RollAsync(ballot);
        roll.ShouldNotBeEmpty();
        var (sole, shared) = (Alone(roll, owners), roll.Where(home => owners[home.Address].Count() > 1).ToList());
        sole.Count.ShouldBeGreaterThan(20);
        shared.Count.ShouldBeGreaterThan(3);

        var bound = new List<(RollHome Home, HttpClient Client)>();
        foreach (var home in sole.Take(20)) bound.Add((home, await stage.BindAsync(owners[home.Address].Single())));
        var couple = shared[0];
        var spouse = (Home: couple, Client: await stage.BindAsync(owners[couple.Address].First()));

        await ApprovedAsync(ballot);
        (await bound[0].Client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(bound[0].Home, "For"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.UnprocessableEntity);

        stage.App.Clock.Advance(TimeSpan.FromDays(21));
        await stage.App.RunJobAsync("ballots.watch");
        roll = await RollAsync(ballot);
        var units = roll.GroupBy(home => home.Unit).ToDictionary(unit => unit.Key, unit => unit.Sum(home => home.Area));

        // Twenty alone: 14 for, 3 against, 1 abstains, 2 follow; one spouse bound before the start votes for the couple.
        string[] choices = [.. Enumerable.Repeat("For", 14), .. Enumerable.Repeat("Against", 3), "Abstain", "Follow", "Follow"];
        var votes = new Dictionary<Guid, string>();
        foreach (var ((home, client), choice) in bound.Zip(choices))
        {
            using var cast = await client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(home, choice));
            (await cast.JsonAsync(201)).GetProperty("vote").GetGuid().ShouldNotBe(Guid.Empty);
            votes[UnitOf(roll, home)] = choice;
        }

        using (var cast = await spouse.Client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(couple, "For"))) await cast.JsonAsync(201);
        votes[UnitOf(roll, couple)] = "For";
        using (var twice = await spouse.Client.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", Vote(couple, "Against"))) (await twice.CodeAsync(409)).ShouldBe("ballot.already_voted");

        var own = await bound[0].Client.GetFromJsonAsync<JsonElement>($"/api/v1/me/ballots/{ballot}");
        own.GetProperty("units")[0].GetProperty("vote").GetProperty("choices")[0].GetString().ShouldBe("For");
        using (var sealedVotes = await stage.Street.GetAsync($"/api/v1/ballots/{ballot}/votes"))
        {
            sealedVotes.IsSuccessStatusCode.ShouldBeFalse();
        }

        var turnout = await stage.CommunityStation.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/turnout");
        turnout.GetProperty("electronic").GetProperty("heads").GetInt32().ShouldBe(votes.Count);
        turnout.GetProperty("electronic").GetProperty("area").GetProperty("centi").GetInt64().ShouldBe(votes.Keys.Sum(unit => units[unit]));
        turnout.GetProperty("places").EnumerateArray().Sum(place => place.GetProperty("homes").GetInt32()).ShouldBe(roll.Count);

        // The desk: a room that voted is refused, the others of those alone vote on paper, until two thirds are reached.
        using (var refused = await PaperAsync(ballot, bound[0].Home.House, "For")) (await refused.CodeAsync(422)).ShouldBe("ballot.electronic_prevails");
        stage.App.Clock.Advance(TimeSpan.FromDays(30));
        await stage.App.RunJobAsync("ballots.watch");
        using (var early = await FollowAsync(ballot, 2)) (await early.CodeAsync(422)).ShouldBe("ballot.outstanding");

        var outstanding = await HomesAsync($"/api/v1/ballots/{ballot}/outstanding");
        outstanding.Select(home => home.Unit).Distinct().Count().ShouldBe(shared.Select(home => UnitOf(roll, home)).Where(unit => !votes.ContainsKey(unit)).Distinct().Count());
        foreach (var unit in outstanding.GroupBy(home => home.Unit))
        {
            using var entered = await PaperAsync(ballot, unit.First().House, "For");
            await entered.JsonAsync(201);
            votes[unit.Key] = "For";
        }

        foreach (var home in sole.Skip(20).Take(sole.Count - 22).Where(home => !votes.ContainsKey(UnitOf(roll, home))))
        {
            if (votes.ContainsKey(UnitOf(roll, home))) continue;
            using var entered = await PaperAsync(ballot, home.House, "Against");
            await entered.JsonAsync(201);
            votes[UnitOf(roll, home)] = "Against";
        }

        // By hand: units and 0.01 m² behind each answer; 从众 goes to what leads on both counts.
        (int Heads, long Area) Of(string choice) => (votes.Count(vote => vote.Value == choice), votes.Where(vote => vote.Value == choice).Sum(vote => units[vote.Key]));
        var (pro, con, abstain, follow) = (Of("For"), Of("Against"), Of("Abstain"), Of("Follow"));
        var forLeads = pro.Heads > con.Heads && pro.Area > con.Area;
        var againstLeads = con.Heads > pro.Heads && con.Area > pro.Area;
        var agreeing = forLeads ? (Heads: pro.Heads + follow.Heads, Area: pro.Area + follow.Area) : pro;
        var refusing = againstLeads ? (Heads: con.Heads + follow.Heads, Area: con.Area + follow.Area) : con;
        var (part, partArea) = (votes.Count, votes.Keys.Sum(unit => units[unit]));
        var quorate = 3 * part >= 2 * units.Count && 3 * partArea >= 2 * units.Values.Sum();
        var passed = quorate && 2 * agreeing.Heads > part && 2 * agreeing.Area > partArea;

        using (var tooMany = await FollowAsync(ballot, 3)) (await tooMany.CodeAsync(422)).ShouldBe("ballot.too_many_followers");
        using (var followed = await FollowAsync(ballot, 2)) await followed.JsonAsync(204);
        using (var uncounted = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/count", null)) (await uncounted.CodeAsync(422)).ShouldBe("ballot.no_statistics");
        using (var entered = await stage.Director.PutAsJsonAsync($"/api/v1/ballots/{ballot}/statistics", Figures(agreeing, refusing, abstain))) await entered.JsonAsync(204);
        using (var confirmed = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/confirmations", null)) await confirmed.JsonAsync(204);
        using (var alone = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/count", null)) (await alone.CodeAsync(422)).ShouldBe("ballot.not_confirmed");
        using (var confirmed = await stage.Street.PostAsync($"/api/v1/ballots/{ballot}/confirmations", null)) await confirmed.JsonAsync(204);
        using (var counted = await stage.Director.PostAsync($"/api/v1/ballots/{ballot}/count", null)) await counted.JsonAsync(204);

        var published = await stage.CommunityStation.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/result");
        var question = published.GetProperty("questions")[0];
        Weight(question, "total").ShouldBe((units.Count, units.Values.Sum()));
        Weight(question, "participating").ShouldBe((part, partArea));
        Weight(question, "agreeing").ShouldBe(agreeing);
        question.GetProperty("quorate").GetBoolean().ShouldBe(quorate);
        question.GetProperty("passed").GetBoolean().ShouldBe(passed);
        question.GetProperty("participatingHeadsPercent").GetInt32().ShouldBe(part * 10_000 / units.Count);
        question.GetProperty("sentence").GetString().ShouldNotBeNull().ShouldContain(passed ? "通过" : "未通过");

        var silent = await HomesAsync($"/api/v1/ballots/{ballot}/non-participants");
        silent.Select(home => home.Unit).Distinct().Order().ShouldBe(units.Keys.Except(votes.Keys).Order());
        using (var sheet = await stage.CommunityStation.GetAsync($"/api/v1/ballots/{ballot}/non-participants.xlsx"))
        {
            using var zip = new ZipArchive(await sheet.Content.ReadAsStreamAsync());
            zip.Entries.ShouldContain(entry => entry.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal));
        }

        var details = await stage.Street.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}/votes?size=200");
        details.GetProperty("items").EnumerateArray().Count(unit => unit.GetProperty("choices").GetArrayLength() > 0).ShouldBe(votes.Count);
        using (var closed = await stage.CommunityStation.GetAsync($"/api/v1/ballots/{ballot}/votes")) (await closed.CodeAsync(403)).ShouldBe("request.not_permitted");
        using (var late = await FollowAsync(ballot, 2)) (await late.CodeAsync(422)).ShouldBe("ballot.final");
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

    private async Task<HttpResponseMessage> PaperAsync(Guid ballot, Guid house, string choice) =>
        await stage.Director.PostAsJsonAsync($"/api/v1/ballots/{ballot}/paper-votes", new { house, choices = new[] { choice }, photo = await stage.PhotoAsync(ballot) });

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
                home.GetProperty("house").GetGuid(), home.GetProperty("address").GetString() ?? "", home.GetProperty("area").GetProperty("centi").GetInt64(), home.GetProperty("unit").GetGuid())));
            if (homes.Count >= part.GetProperty("total").GetInt32()) return homes;
        }
    }

    /// <summary>Homes whose only owner owns nothing else in the whole sheet and has a phone.</summary>
    private static List<RollHome> Alone(List<RollHome> roll, ILookup<string, SheetOwner> owners)
    {
        var homesOf = owners.SelectMany(room => room).GroupBy(owner => owner.Document).ToDictionary(owner => owner.Key, owner => owner.Count());
        return roll.FindAll(home => owners[home.Address].ToList() is [{ Phone.Length: 11 } only] && homesOf[only.Document] == 1);
    }

    private static object Vote(RollHome home, string choice) => new { house = home.House, choices = new[] { choice } };

    private static object Figures((int Heads, long Area) pro, (int Heads, long Area) con, (int Heads, long Area) abstain) => new
    {
        figures = new[] { new { forHeads = pro.Heads, forArea = pro.Area, againstHeads = con.Heads, againstArea = con.Area, abstainHeads = abstain.Heads, abstainArea = abstain.Area } },
    };

    private static Guid UnitOf(List<RollHome> roll, RollHome home) => roll.Single(other => other.House == home.House).Unit;

    private static (int Heads, long Area) Weight(JsonElement question, string name)
    {
        var weight = question.GetProperty(name);
        return (weight.GetProperty("heads").GetInt32(), weight.GetProperty("area").GetProperty("centi").GetInt64());
    }

    private sealed record RollHome(Guid House, string Address, long Area, Guid Unit);
}
