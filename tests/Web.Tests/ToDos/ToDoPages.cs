using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Domain.ToDos;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.ToDos;

public sealed class ToDoPages(PlatformApp app) : IClassFixture<PlatformApp>
{
    private const string Place = "4403.05.007.001.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "TDO-01")]
    public async Task count_what_waits_for_the_role_in_its_place_and_in_the_top_bar()
    {
        var (officer, elsewhere) = (Officer("4403.05.007."), Officer("4403.03.001."));
        await app.SaveAsync(Step("审核甲"), Step("审核乙"));

        var page = await AShell.ReadAsync(await app.ClientOf(officer).GetAsync("/Admin/ToDos?Name=审核", Ct));
        var other = await AShell.ReadAsync(await app.ClientOf(elsewhere).GetAsync("/Admin/ToDos", Ct));

        (await RowsAsync(officer with { Role = nameof(Role.CommunityLead) }, "pending", "审核")).ShouldBeEmpty("another role of the same place is not asked");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.QuerySelector(".topbar-count .badge").ShouldNotBeNull().TextContent.ShouldBe(page.QuerySelector(".nav-tabs .active .badge").ShouldNotBeNull().TextContent);
        other.QuerySelectorAll("tbody tr a").ShouldBeEmpty();
        other.QuerySelector(".topbar-count .badge").ShouldBeNull();
    }

    [Fact]
    [Trait("row", "TDO-02")]
    [Trait("row", "TDO-03")]
    public async Task move_an_item_to_the_done_page_of_whoever_handled_it()
    {
        var (officer, colleague) = (Officer("4403.05.007."), Officer("4403.05.007."));
        var step = Step("移动的事项");
        await app.SaveAsync(step);
        (await RowsAsync(officer, "pending", "移动的事项")).ShouldHaveSingleItem().QuerySelector("a").ShouldNotBeNull().OuterHtml.ShouldContain("href=\"/Admin/Ballots/Review\"");

        await app.UseAsync(async db =>
        {
            var todo = await db.FindAsync<ToDo>([step.Id], Ct);
            todo.ShouldNotBeNull().Handle(officer.AccountId, "审核通过", app.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Ct);
        });

        (await RowsAsync(officer, "pending", "移动的事项")).ShouldBeEmpty();
        (await RowsAsync(colleague, "done", "移动的事项")).ShouldBeEmpty();
        var done = (await RowsAsync(officer, "done", "移动的事项")).ShouldHaveSingleItem();
        done.TextContent.ShouldContain("审核通过");
        done.QuerySelector("a").ShouldNotBeNull().OuterHtml.ShouldBe("<a href=\"/Admin/Ballots/Review\">查看</a>");
    }

    [Fact]
    [Trait("row", "TDO-01")]
    [Trait("row", "TDO-02")]
    [Trait("row", "TDO-03")]
    public async Task have_their_twins_over_rest()
    {
        var officer = Officer("4403.05.007.");
        var step = Step("接口的事项");
        step.Handle(officer.AccountId, "审核通过", app.Clock.GetUtcNow());
        await app.SaveAsync(step, Step("接口的待办"));
        var client = app.ClientOf(officer);

        var pending = await client.GetFromJsonAsync<JsonElement>("/api/v1/todos?title=接口", Ct);
        var done = await client.GetFromJsonAsync<JsonElement>("/api/v1/todos?tab=Done", Ct);
        var counts = await client.GetFromJsonAsync<JsonElement>("/api/v1/todos/counts", Ct);
        using var stranger = await app.ClientOf(TestActor.Nobody).GetAsync("/api/v1/todos", Ct);

        pending.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("url").GetString().ShouldBe("/Admin/Ballots/Review");
        done.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("审核通过");
        counts.GetProperty("done").GetInt32().ShouldBe(1);
        stranger.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static TestActor Officer(string place) => new() { Role = nameof(Role.StreetOfficer), Name = "李敏", Scope = DataScope.Of(Jurisdiction.Of(place)), Permissions = [] };

    private static ToDo Step(string title) =>
        ToDo.Open(new ToDoSubject("ballots.review", Guid.CreateVersion7(), title, "/Admin/Ballots/Review", Jurisdiction.Of(Place), null), [Role.StreetOfficer], new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero));

    private async Task<IReadOnlyList<IElement>> RowsAsync(TestActor actor, string tab, string title)
    {
        using var answer = await app.ClientOf(actor).GetAsync($"/Admin/ToDos?tab={tab}&Name={title}", Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. (await AShell.ReadAsync(answer)).QuerySelectorAll("tbody tr").Where(row => row.QuerySelector("a") is not null)];
    }
}
