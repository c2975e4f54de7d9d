using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Ballots;

/// <summary>The desk and the steps to the count, and what is printed of them.</summary>
public sealed class CountingTests(BallotCity city) : IClassFixture<BallotCity>
{
    private AVotingEstate Assembly => city.Assembly;

    [Fact]
    [Trait("row", "BAL-15")]
    public async Task takes_paper_with_a_photo_of_this_ballot_once_and_corrections_by_name()
    {
        var other = await Assembly.OpenAsync();
        using var desk = Assembly.App.ClientOf(Assembly.Director);
        var foreign = await desk.PhotoAsync(other.Value);
        var open = await Assembly.OpenAsync();
        var house = Assembly.Home("1栋302").Value;

        using var misplaced = await PaperAsync(desk, open, house, foreign);
        using var first = await PaperAsync(desk, open, house, await desk.PhotoAsync(open.Value));
        using var again = await PaperAsync(desk, open, house, await desk.PhotoAsync(open.Value));
        var entry = (await first.JsonAsync(201)).GetProperty("id").GetGuid();
        using var corrected = await PaperAsync(desk, open, house, await desk.PhotoAsync(open.Value), entry);

        (await misplaced.CodeAsync(400)).ShouldBe("ballot.photo_missing");
        (await again.CodeAsync(409)).ShouldBe("ballot.paper_entered_already");
        await corrected.JsonAsync(201);
    }

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task shows_no_photo_of_a_paper_ballot_before_the_end()
    {
        var open = await Assembly.OpenAsync();
        using var desk = Assembly.App.ClientOf(Assembly.Director);
        var (house, photo) = (Assembly.Home("1栋302").Value, await desk.PhotoAsync(open.Value));
        using (var entered = await PaperAsync(desk, open, house, photo)) await entered.JsonAsync(201);
        var end = (await Assembly.App.SendAsync(new GetBallot(open), Assembly.Director)).Value.ClosesAt.ShouldNotBeNull();

        Assembly.App.Clock.SetTo(end.AddSeconds(-1));
        var during = await desk.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/desk/{house}");
        using var early = await desk.GetAsync($"/api/v1/attachments/{photo}");
        Assembly.App.Clock.SetTo(end);
        var after = await desk.GetFromJsonAsync<JsonElement>($"/api/v1/ballots/{open.Value}/desk/{house}");
        using var late = await desk.GetAsync($"/api/v1/attachments/{photo}");

        during.GetProperty("current").GetProperty("photo").ValueKind.ShouldBe(JsonValueKind.Null);
        (await early.CodeAsync(422)).ShouldBe("ballot.sealed");
        after.GetProperty("current").GetProperty("photo").GetGuid().ShouldBe(photo);
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "BAL-20")]
    [Trait("row", "BAL-21")]
    [Trait("row", "BAL-22")]
    public async Task shows_the_rule_of_following_takes_nothing_without_it_and_fills_in_its_own_count()
    {
        var closed = await Assembly.ClosedAsync();
        var rule = Assembly.App.Services.GetRequiredService<IBallotRules>().InForceAt(Assembly.App.Clock.GetUtcNow()).FollowText;
        using var director = Assembly.App.ClientOf(Assembly.Director);
        var (follow, figures) = ($"/admin/ballots/{closed.Value}/follow", $"/admin/ballots/{closed.Value}/figures");

        var form = await ReadAsync(director, follow);
        using var unread = await PostAsync(director, follow, form, ("Form.Followers[0]", "1"), ("Form.Followers[1]", "1"));
        using var unreadByRest = await director.PutAsJsonAsync($"/api/v1/ballots/{closed.Value}/follow", new { ruleConfirmed = false, followers = (int[])[1, 1] });

        form.QuerySelector(".rule-text").ShouldNotBeNull().TextContent.ShouldBe(rule);
        Typed(form, "Form.Followers[0]", "Form.Followers[1]").ShouldBe([1, 1]);
        unread.IsSuccessStatusCode.ShouldBeFalse();
        unread.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        (await unreadByRest.CodeAsync(400)).ShouldBe("ballot.follow_rule_not_confirmed");
        (await Assembly.App.SendAsync(new GetBallot(closed), Assembly.Director)).Value.State.ShouldBe(BallotState.Closed);

        using var read = await PostAsync(director, follow, form, ("Form.RuleConfirmed", "true"), ("Form.Followers[0]", "1"), ("Form.Followers[1]", "1"));
        read.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // Five for, whom the one follower joins; one against, one abstains; 89.50 m² a home, one of them with two.
        Typed(await ReadAsync(director, figures), "Form[0].ForHeads", "Form[0].ForArea", "Form[0].AgainstHeads", "Form[0].AgainstArea", "Form[0].AbstainHeads", "Form[0].AbstainArea")
            .ShouldBe([6, 626.5m, 1, 89.5m, 1, 89.5m]);
    }

    [Fact]
    [Trait("row", "BAL-23")]
    [Trait("row", "BAL-30")]
    public async Task asks_both_sides_to_confirm_and_names_who_did()
    {
        var closed = await Assembly.ClosedAsync();
        var sheet = (await Assembly.App.SendAsync(new GetCountSheet(closed), Assembly.Director)).Value;
        (await Assembly.App.SendAsync(new ConfirmFollow(closed, true, [.. sheet.Lines.Select(line => line.Followers)], null), Assembly.Director)).Error.ShouldBeNull();
        (await Assembly.App.SendAsync(new EnterStatistics(closed, [.. sheet.Lines.Select(line => line.Counted)], null), Assembly.Director)).Error.ShouldBeNull();
        using var director = Assembly.App.ClientOf(Assembly.Director);
        using var street = Assembly.App.ClientOf(Assembly.Street);
        using var community = Assembly.App.ClientOf(Assembly.Community);
        foreach (var side in new[] { director, street, community }) (await WaitsAsync(side, closed)).ShouldBeTrue();

        using (var confirmed = await community.PostAsync($"/api/v1/ballots/{closed.Value}/confirmations", null)) await confirmed.JsonAsync(204);

        foreach (var (side, waits) in new[] { (director, true), (street, false), (community, false) }) (await WaitsAsync(side, closed)).ShouldBe(waits);
        foreach (var shown in new[] { $"/api/v1/ballots/{closed.Value}", $"/api/v1/ballots/{closed.Value}/count-sheet" })
        {
            var confirmation = (await street.GetFromJsonAsync<JsonElement>(shown)).GetProperty("confirmations").EnumerateArray().ShouldHaveSingleItem();
            (confirmation.GetProperty("side").GetString(), confirmation.GetProperty("name").GetString(), confirmation.GetProperty("at").GetDateTimeOffset()).ShouldBe(("Government", Assembly.Community.Name, Assembly.App.Clock.GetUtcNow()));
        }

        using var alone = await director.PostAsync($"/api/v1/ballots/{closed.Value}/count", null);
        (await alone.CodeAsync(422)).ShouldBe("ballot.not_confirmed");
    }

    [Fact]
    [Trait("row", "BAL-26")]
    public async Task prints_how_every_unit_voted_under_masked_names()
    {
        var counted = await Assembly.CountedAsync();
        using var street = Assembly.App.ClientOf(Assembly.Street);

        var rows = (await ReadAsync(street, $"/admin/ballots/{counted.Value}/print/votes")).QuerySelectorAll("table.votes tbody tr:not(.uncounted)").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToArray()).ToList();

        rows.Count.ShouldBe((await Assembly.App.SendAsync(new GetBallot(counted), Assembly.Director)).Value.Roll.ShouldNotBeNull().Units);
        foreach (var (home, owner, choice) in new[] { ("1栋1单元101、1栋1单元102", "王**", "赞成"), ("1栋1单元301", "孙*", "反对"), ("2栋1单元202", "褚*", "弃权"), ("2栋1单元102", "冯*", "从众"), ("2栋1单元301", "蒋*", "—") })
        {
            var row = rows.Single(cells => cells[1] == home);
            row[2].ShouldBe(owner);
            row[5..7].ShouldBe([choice, choice]);
        }
    }

    [Fact]
    [Trait("row", "BAL-35")]
    public async Task leaves_a_trail_of_every_step_with_who_took_it_and_when()
    {
        var counted = await Assembly.CountedAsync();

        var (votes, papers) = (await Assembly.App.UseAsync(db => db.Set<Vote>().Where(vote => vote.BallotId == counted).Select(vote => vote.Id.Value).ToListAsync()), await Assembly.App.UseAsync(db => db.Set<PaperVote>().Where(entry => entry.BallotId == counted).Select(entry => entry.Id.Value).ToListAsync()));
        var trail = await Assembly.App.UseAsync(db => db.Database.SqlQuery<Step>($"SELECT action AS \"Action\", person_id AS \"Person\", subject_id AS \"Subject\", at AS \"At\" FROM audit.entries WHERE action LIKE 'ballot.%' ORDER BY id").ToListAsync());
        var own = trail.Where(step => step.Subject == counted.Value && step.Action != "ballot.roll_frozen").ToList();

        own.Select(step => (step.Action, step.Person)).ShouldBe(
        [
            ("ballot.drafted", Assembly.Director.PersonId), ("ballot.edited", Assembly.Director.PersonId), ("ballot.submitted", Assembly.Director.PersonId), ("ballot.approved", Assembly.Street.PersonId),
            ("ballot.follow_confirmed", Assembly.Director.PersonId), ("ballot.statistics_entered", Assembly.Director.PersonId), ("ballot.statistics_confirmed", Assembly.Director.PersonId),
            ("ballot.statistics_confirmed", Assembly.Street.PersonId), ("ballot.counted", Assembly.Director.PersonId),
        ]);
        own[^1].At.ShouldBe(Assembly.App.Clock.GetUtcNow());
        trail.Where(step => votes.Contains(step.Subject)).Select(step => step.Action).ShouldBe(Enumerable.Repeat("ballot.vote_cast", 8));
        trail.Where(step => papers.Contains(step.Subject)).Select(step => (step.Action, step.Person)).ShouldBe([("ballot.paper_entered", Assembly.Director.PersonId)]);
    }

    private static Task<HttpResponseMessage> PaperAsync(HttpClient desk, BallotId ballot, Guid house, Guid photo, Guid? replaces = null) =>
        desk.PostAsJsonAsync($"/api/v1/ballots/{ballot.Value}/paper-votes", new { house, choices = (string[])["For", "For"], photo, replaces });

    /// <summary>Whether the statistics of a ballot wait for somebody's confirmation.</summary>
    private static async Task<bool> WaitsAsync(HttpClient client, BallotId ballot) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/todos?title={Uri.EscapeDataString("确认投票统计")}&size=100")).GetProperty("items").EnumerateArray().Any(todo => todo.GetProperty("url").GetString() == $"/admin/ballots/{ballot.Value}");

    private static async Task<IDocument> ReadAsync(HttpClient client, string address) => await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));

    private static IEnumerable<decimal> Typed(IDocument page, params string[] fields) => fields.Select(field => decimal.Parse(Value(page, field), CultureInfo.InvariantCulture));

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, IDocument form, params (string Name, string Value)[] fields) => client.PostAsync(address, new FormUrlEncodedContent(
        [.. new[] { "__RequestVerificationToken", "Version" }.Select(hidden => KeyValuePair.Create(hidden, Value(form, hidden))), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));

    private static string Value(IDocument page, string field) => page.QuerySelector($"input[name='{field}']").ShouldNotBeNull(field).GetAttribute("value").ShouldNotBeNull();

    private sealed record Step(string Action, Guid Person, Guid Subject, DateTimeOffset At);
}
