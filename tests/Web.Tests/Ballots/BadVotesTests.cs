using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>What must not get into a ballot box, and what it is told; nothing has changed afterwards.</summary>
public sealed class BadVotesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    // Homes 0…5 are alone; 6 and 7 belong to one owner; 8 to a couple; 9 is not bound.
    private static int[] OwnersOf(int home) => home switch { 7 => [6], 8 => [8, 100], _ => [home] };

    [Fact]
    [Trait("row", "BAL-13")]
    public async Task a_second_vote_is_refused_through_any_home_of_the_unit()
    {
        var (area, ballot) = await OpenAsync();
        using var owner = app.ClientOf(area.OwnerOf(6));

        using var first = await CastAsync(owner, ballot, area.Homes[6].Value, "For");
        using var again = await CastAsync(owner, ballot, area.Homes[6].Value, "Against");
        using var other = await CastAsync(owner, ballot, area.Homes[7].Value, "Against");

        await first.JsonAsync(201);
        (await again.CodeAsync(409)).ShouldBe("ballot.already_voted");
        (await other.CodeAsync(409)).ShouldBe("ballot.already_voted");
        (await VotesAsync(ballot)).ShouldBe(1);
    }

    [Fact]
    [Trait("row", "BAL-13")]
    public async Task of_two_hundred_votes_at_once_one_is_taken()
    {
        var (area, ballot) = await OpenAsync();
        using var owner = app.ClientOf(area.OwnerOf(6));

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => CastAsync(owner, ballot, area.Homes[6 + (i % 2)].Value, i % 3 == 0 ? "For" : "Against")));

        answers.Count(answer => (int)answer.StatusCode == 201).ShouldBe(1);
        answers.Count(answer => (int)answer.StatusCode == 409).ShouldBe(199);
        (await VotesAsync(ballot)).ShouldBe(1);
        foreach (var answer in answers) answer.Dispose();
    }

    [Fact]
    [Trait("row", "BAL-11")]
    [Trait("row", "BAL-13")]
    public async Task nothing_is_taken_before_the_start_or_from_the_very_end_on()
    {
        var area = await AnAssembly.FoundAsync(app, 10, OwnersOf, home => home != 9);
        var ballot = (await area.ApprovedAsync()).Value;
        using var owner = app.ClientOf(area.OwnerOf(0));
        var start = app.Clock.GetUtcNow().AddDays(20);

        app.Clock.SetTo(start.AddMicroseconds(-1));
        using var early = await CastAsync(owner, ballot, area.Homes[0].Value, "For");
        app.Clock.SetTo(start.AddDays(14));
        using var late = await CastAsync(owner, ballot, area.Homes[0].Value, "For");
        (await early.CodeAsync(422)).ShouldBe("ballot.not_open");
        (await late.CodeAsync(422)).ShouldBe("ballot.not_open");
        (await VotesAsync(ballot)).ShouldBe(0);

        app.Clock.SetTo(start.AddDays(14).AddMicroseconds(-1));
        using var last = await CastAsync(owner, ballot, area.Homes[0].Value, "For");
        await last.JsonAsync(201);
    }

    [Fact]
    [Trait("row", "BAL-13")]
    public async Task nobody_votes_for_the_home_of_somebody_else_or_unbound_or_out_of_scope()
    {
        var (area, ballot) = await OpenAsync();
        var neighbour = await AnAssembly.FoundAsync(app, 2);
        using var owner = app.ClientOf(area.OwnerOf(0));
        using var unbound = app.ClientOf(area.OwnerOf(9));
        using var foreigner = app.ClientOf(neighbour.OwnerOf(0));

        using var theirs = await CastAsync(owner, ballot, area.Homes[1].Value, "For");
        using var outside = await CastAsync(owner, ballot, neighbour.Homes[0].Value, "For");
        using var early = await CastAsync(unbound, ballot, area.Homes[9].Value, "For");
        using var foreign = await CastAsync(foreigner, ballot, area.Homes[0].Value, "For");

        (await theirs.CodeAsync(422)).ShouldBe("ballot.not_eligible");
        (await outside.CodeAsync(422)).ShouldBe("ballot.out_of_scope");
        (await early.CodeAsync(422)).ShouldBe("ballot.not_eligible");
        (await foreign.CodeAsync(404)).ShouldBe("ballot.not_found");
        (await VotesAsync(ballot)).ShouldBe(0);
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("""{"house":"HOME","choices":[]}""", 400)]
    [InlineData("""{"house":"HOME","choices":["For","For"]}""", 400)]
    [InlineData("""{"house":"HOME","choices":["Blank"]}""", 400)]
    [InlineData("""{"house":"HOME","choices":["Perhaps"]}""", 400)]
    [InlineData("""{"house":"HOME","choices":[99]}""", 400)]
    [InlineData("""{"house":"HOME","house":"HOME","choices":["For"]}""", 400)]
    [InlineData("""{"house":"nobody","choices":["For"]}""", 400)]
    [Trait("row", "BAL-13")]
    public async Task a_malformed_vote_is_refused(string body, int status)
    {
        var (area, ballot) = await OpenAsync();
        using var owner = app.ClientOf(area.OwnerOf(0));
        using var content = new StringContent(body.Replace("HOME", $"{area.Homes[0].Value}", StringComparison.Ordinal), System.Text.Encoding.UTF8, "application/json");

        using var refused = await owner.PostAsync($"/api/v1/me/ballots/{ballot}/votes", content, TestContext.Current.CancellationToken);

        ((int)refused.StatusCode).ShouldBeOneOf(status, body == "{}" ? 422 : status);
        (await VotesAsync(ballot)).ShouldBe(0);
    }

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task no_choice_can_be_read_before_the_end_by_anybody()
    {
        var (area, ballot) = await OpenAsync();
        using var owner = app.ClientOf(area.OwnerOf(8));
        using (var cast = await CastAsync(owner, ballot, area.Homes[8].Value, "Against")) await cast.JsonAsync(201);

        using var all = app.ClientOf(TestActor.Almighty with { OrganisationId = area.Director.OrganisationId });
        using var details = await all.GetAsync($"/api/v1/ballots/{ballot}/votes", TestContext.Current.CancellationToken);
        using var sheet = await all.GetAsync($"/api/v1/ballots/{ballot}/count-sheet", TestContext.Current.CancellationToken);
        using var result = await all.GetAsync($"/api/v1/ballots/{ballot}/result", TestContext.Current.CancellationToken);
        foreach (var refused in new[] { details, sheet, result }) (await refused.CodeAsync(422)).ShouldBe("ballot.sealed");

        string[] open = [$"/api/v1/ballots/{ballot}", $"/api/v1/ballots/{ballot}/turnout", $"/api/v1/ballots/{ballot}/desk", $"/api/v1/ballots/{ballot}/desk/{area.Homes[8].Value}", $"/api/v1/ballots/{ballot}/non-participants", "/api/v1/ballots/statistics"];
        foreach (var address in open) (await all.GetStringAsync(address, TestContext.Current.CancellationToken)).ShouldNotContain("Against", Case.Sensitive, address);

        var audited = await app.UseAsync(db => db.Database.SqlQuery<string>($"SELECT detail AS \"Value\" FROM audit.entries WHERE action = 'ballot.vote_cast'").ToListAsync());
        audited.ShouldNotBeEmpty();
        audited.ShouldAllBe(detail => !detail.Contains("Against", StringComparison.Ordinal) && !detail.Contains("hoice", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("row", "BAL-07")]
    public async Task a_draft_exists_for_its_convenor_only()
    {
        var area = await AnAssembly.FoundAsync(app, 2);
        using var director = app.ClientOf(area.Director);
        var draft = (await (await director.PostAsJsonAsync("/api/v1/ballots", new { project = area.Area.Id.Value })).JsonAsync(201)).GetProperty("id").GetGuid();
        var other = Organisation.Register(OrganisationType.Committee, "另一业主委员会", null, null, area.Area.Jurisdiction, OrganisationContact.None).Value;
        await app.SaveAsync(other);
        using var group = app.ClientOf(area.Director with { AccountId = Guid.CreateVersion7(), OrganisationId = other.Id.Value });
        using var street = app.ClientOf(area.Street);

        using var edited = await group.PutAsJsonAsync($"/api/v1/ballots/{draft}", new { topic = "别人的", matters = Array.Empty<object>() });
        using var submitted = await group.PostAsync($"/api/v1/ballots/{draft}/submission", null);
        using var deleted = await group.DeleteAsync($"/api/v1/ballots/{draft}");
        using var copied = await group.PostAsJsonAsync("/api/v1/ballots", new { project = area.Area.Id.Value, copyOf = draft });
        using var reviewed = await street.PostAsJsonAsync($"/api/v1/ballots/{draft}/review", new { approve = true });

        foreach (var refused in new[] { edited, submitted, deleted, copied, reviewed }) (await refused.CodeAsync(404)).ShouldBe("ballot.not_found");
        (await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{draft}")).GetProperty("state").GetString().ShouldBe("Draft");
    }

    [Fact]
    [Trait("row", "PLT-10")]
    [Trait("row", "BAL-07")]
    public async Task a_stale_draft_is_not_overwritten()
    {
        var area = await AnAssembly.FoundAsync(app, 2);
        using var director = app.ClientOf(area.Director);
        using var drafted = await director.PostAsJsonAsync("/api/v1/ballots", new { project = area.Area.Id.Value });
        var ballot = (await drafted.JsonAsync(201)).GetProperty("id").GetGuid();
        using var read = await director.GetAsync($"/api/v1/ballots/{ballot}");
        var version = read.Headers.ETag.ShouldNotBeNull().Tag;

        using var mine = await PutAsync(director, ballot, version, "先改");
        using var theirs = await PutAsync(director, ballot, version, "后改");

        await mine.JsonAsync(204);
        (await theirs.CodeAsync(412)).ShouldBe("request.stale");
        (await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}")).GetProperty("content").GetProperty("topic").GetString().ShouldBe("先改");
    }

    [Fact]
    [Trait("row", "PLT-08")]
    [Trait("row", "PLT-09")]
    [Trait("row", "PLT-10")]
    public async Task an_order_is_found_by_its_number_tells_who_said_what_and_is_not_reviewed_as_it_was_before()
    {
        var area = await AnAssembly.FoundAsync(app, 2);
        using var director = app.ClientOf(area.Director);
        using var street = app.ClientOf(area.Street);
        using var drafted = await director.PostAsJsonAsync("/api/v1/ballots", new { project = area.Area.Id.Value });
        var ballot = (await drafted.JsonAsync(201)).GetProperty("id").GetGuid();
        var start = app.Clock.GetUtcNow().AddDays(20);
        using var edited = await director.PutAsJsonAsync($"/api/v1/ballots/{ballot}", new { topic = "选聘", matters = new[] { new { title = "选聘", kind = "HireOrDismiss" } }, wholeArea = true, start, end = start.AddDays(14) });
        await edited.JsonAsync(204);
        using var read = await director.GetAsync($"/api/v1/ballots/{ballot}");
        using (var submitted = await director.PostAsync($"/api/v1/ballots/{ballot}/submission", null)) await submitted.JsonAsync(200);

        using var late = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/ballots/{ballot}/review") { Content = JsonContent.Create(new { approve = true }) };
        late.Headers.TryAddWithoutValidation("If-Match", read.Headers.ETag.ShouldNotBeNull().Tag);
        using var refused = await street.SendAsync(late);
        using var rejected = await street.PostAsJsonAsync($"/api/v1/ballots/{ballot}/review", new { approve = false, opinion = "请写明事项" });

        (await refused.CodeAsync(412)).ShouldBe("request.stale");
        await rejected.JsonAsync(204);
        var told = await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{ballot}");
        var step = told.GetProperty("trail").EnumerateArray().Last();
        (step.GetProperty("name").GetString(), step.GetProperty("opinion").GetString()).ShouldBe((area.Street.Name, "请写明事项"));
        var found = await director.GetFromJsonAsync<JsonElement>($"/api/v1/ballots?search={told.GetProperty("number").GetString()}");
        found.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetGuid().ShouldBe(ballot);
    }

    [Fact]
    [Trait("row", "ORG-02")]
    [Trait("row", "BAL-30")]
    public async Task a_foreign_jurisdiction_reads_as_not_found()
    {
        var (area, ballot) = await OpenAsync();
        using var stranger = app.ClientOf(TestActor.As(Role.StreetOfficer, Application.Shared.DataScope.Of(Jurisdiction.Of("4403.06.001.")), Guid.CreateVersion7(), "外区经办"));

        foreach (var part in new[] { "", "/turnout", "/non-participants", "/outstanding" })
        {
            using var refused = await stranger.GetAsync($"/api/v1/ballots/{ballot}{part}", TestContext.Current.CancellationToken);
            (await refused.CodeAsync(404)).ShouldBe("ballot.not_found");
        }

        using var review = await stranger.PostAsJsonAsync($"/api/v1/ballots/{ballot}/review", new { approve = false, opinion = "越权" });
        (await review.CodeAsync(404)).ShouldBe("ballot.not_found");
        (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/ballots")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    private async Task<(AnAssembly Area, Guid Ballot)> OpenAsync()
    {
        var area = await AnAssembly.FoundAsync(app, 10, OwnersOf, home => home != 9);
        return (area, (await area.OpenAsync()).Value);
    }

    private Task<int> VotesAsync(Guid ballot)
    {
        var id = new BallotId(ballot);
        return app.UseAsync(db => db.Set<Vote>().CountAsync(vote => vote.BallotId == id));
    }

    private static Task<HttpResponseMessage> CastAsync(HttpClient owner, Guid ballot, Guid house, string choice) =>
        owner.PostAsJsonAsync($"/api/v1/me/ballots/{ballot}/votes", new { house, choices = new[] { choice } }, TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> PutAsync(HttpClient director, Guid ballot, string version, string topic)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/ballots/{ballot}") { Content = JsonContent.Create(new { topic }) };
        request.Headers.TryAddWithoutValidation("If-Match", version);
        return await director.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
