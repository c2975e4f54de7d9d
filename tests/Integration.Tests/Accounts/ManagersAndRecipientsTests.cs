using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Accounts;

public sealed class ManagersAndRecipientsTests(ManagersAndRecipientsTests.Founded founded) : IClassFixture<ManagersAndRecipientsTests.Founded>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-31")]
    public async Task a_project_has_one_manager_until_that_account_is_cancelled()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var lead = founded.Lead(first, second);

        var old = await PresetAsync(lead, "旧经理", "13400000001", first, second);
        var early = await PresetAsync(lead, "新经理", "13400000002", second);
        var id = (await old.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
        (await lead.PostAsync($"/api/v1/accounts/{id}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var next = await PresetAsync(lead, "新经理", "13400000002", second);
        var foreign = await PresetAsync(lead, "越权", "13400000003", Guid.CreateVersion7());

        old.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CodeAsync(early)).ShouldBe("account.project_has_manager");
        next.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await CodeAsync(foreign)).ShouldBe("account.project_out_of_reach");
    }

    [Fact]
    [Trait("row", "ACC-31")]
    public async Task of_two_managers_preset_at_once_one_gets_the_project()
    {
        var project = Guid.CreateVersion7();
        using var lead = founded.Lead(project);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PresetAsync(lead, $"经理{i}", $"1340000004{i}", project)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        foreach (var late in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created)) (await CodeAsync(late)).ShouldBe("account.project_has_manager");
    }

    [Fact]
    [Trait("row", "ACC-29")]
    public async Task a_manager_takes_further_projects_unless_somebody_holds_them()
    {
        var (first, second, third) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        using var lead = founded.Lead(first, second, third);
        var one = (await (await PresetAsync(lead, "甲经理", "13400000021", first)).Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
        await PresetAsync(lead, "乙经理", "13400000022", third);

        var more = await lead.PutAsJsonAsync($"/api/v1/accounts/{one}/projects", new { projects = new[] { first, second } }, Ct);
        var held = await lead.PutAsJsonAsync($"/api/v1/accounts/{one}/projects", new { projects = new[] { first, third } }, Ct);

        more.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await CodeAsync(held)).ShouldBe("account.project_has_manager");
        var projects = (await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/{one}", Ct)).GetProperty("projects").EnumerateArray().Select(p => p.GetGuid());
        projects.ShouldBe([first, second], ignoreOrder: true);
    }

    [Fact]
    [Trait("row", "ACC-32")]
    public async Task a_project_shows_for_each_permission_who_holds_it()
    {
        var (ours, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var lead = founded.Lead(ours);
        await founded.City.PersonAsync("holder", Role.ProjectManager, "enterprise", "授权人", "13400000031", ours);
        await founded.City.PersonAsync("not-here", Role.ProjectManager, "enterprise", "别处经理", "13400000032", other);

        var view = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/by-project/{ours}", Ct);
        var foreign = await lead.GetAsync($"/api/v1/accounts/by-project/{other}", Ct);

        var holders = view.GetProperty("permissions").EnumerateArray().Single(p => p.GetProperty("key").GetString() == Permissions.ViewOrganisations)
            .GetProperty("holders").EnumerateArray().Select(h => h.GetProperty("name").GetString()).ToList();
        holders.ShouldContain("授权人");
        holders.ShouldContain("陈磊");
        holders.ShouldNotContain("别处经理");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "ACC-30")]
    [Trait("row", "ACC-32")]
    public async Task a_manager_just_added_is_seen_from_the_project()
    {
        var estate = await AnEstate.BuildAsync(founded.App);
        var (ours, other) = (estate.Project.Value, Guid.CreateVersion7());
        using var lead = founded.Lead(ours, other);
        var added = (await (await PresetAsync(lead, "新到经理", "13400000051", ours)).Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
        await PresetAsync(lead, "别处经理", "13400000052", other);

        var view = await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/by-project/{ours}", Ct);
        var list = (await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts?project={ours}", Ct)).GetProperty("items").EnumerateArray().ToList();

        var manager = view.GetProperty("manager");
        (manager.GetProperty("id").GetGuid(), manager.GetProperty("state").GetString(), manager.GetProperty("phone").GetString()).ShouldBe((added, "Preset", "134****0051"));
        view.GetProperty("permissions").EnumerateArray().SelectMany(p => p.GetProperty("holders").EnumerateArray()).Where(holder => holder.GetProperty("account").GetGuid() == added)
            .Select(holder => holder.GetProperty("state").GetString()).Distinct().ShouldBe(["Preset"]);
        var line = list.ShouldHaveSingleItem();
        line.GetProperty("name").GetString().ShouldBe("新到经理");
        line.GetProperty("projects").EnumerateArray().Select(project => project.GetProperty("id").GetGuid()).ShouldBe([ours]);
    }

    [Fact]
    [Trait("row", "ORG-05")]
    public async Task recipients_are_the_people_of_the_place_who_are_not_cancelled()
    {
        var project = Guid.CreateVersion7();
        await founded.City.PersonAsync("manager-here", Role.ProjectManager, "enterprise", "收件经理", "13400000011", project);
        var gone = await founded.City.PersonAsync("former-director", Role.Director, "committee", "前主任", "13400000012");
        await founded.App.UseAsync(async db =>
        {
            (await db.Set<Account>().SingleAsync(a => a.Id == gone.Account, Ct)).Cancel(1, founded.App.Clock.GetUtcNow()).Error.ShouldBeNull();
            return await db.SaveChangesAsync(Ct);
        });
        await using var scope = founded.App.ScopeOf(TestActor.Almighty);
        var recipients = scope.ServiceProvider.GetRequiredService<IRecipients>();

        var directors = await recipients.InAsync(Jurisdiction.Of(ACity.Street), [Role.Director], Ct);
        var elsewhere = await recipients.InAsync(Jurisdiction.Of(ACity.OtherStreet), [Role.Director, Role.ProjectManager], Ct);
        var managers = await recipients.OfAsync([new ProjectId(project)], [Role.ProjectManager], Ct);

        directors.Select(one => one.Name).ShouldBe(["林芳"]);
        elsewhere.ShouldBeEmpty();
        managers.ShouldHaveSingleItem().Phone.ShouldNotBeNull().Digits.ShouldBe("13400000011");
    }

    private static Task<HttpResponseMessage> PresetAsync(HttpClient lead, string name, string phone, params Guid[] projects) =>
        lead.PostAsJsonAsync("/api/v1/accounts", new { role = "ProjectManager", name, phone, projects }, Ct);

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();

    /// <summary>The platform with a small city in it.</summary>
    public sealed class Founded : IAsyncLifetime
    {
        public PlatformApp App { get; } = new();

        public ACity City { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            City = await ACity.FoundAsync(App);
        }

        /// <summary>A phone of the enterprise's lead, whose enterprise manages the projects.</summary>
        public HttpClient Lead(params Guid[] projects) => App.ClientOf(new TestActor
        {
            AccountId = City.Person("ent-lead").Account.Value,
            OrganisationId = City.Unit("enterprise"),
            Role = nameof(Role.EntLead),
            Scope = DataScope.Of([.. projects.Select(id => new ProjectId(id))]),
        });

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
