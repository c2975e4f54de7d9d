using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>用户统计: what is counted in a place, the lists behind the numbers, and who is urged to bind.</summary>
public sealed class FiguresOfAPlace(FiguresOfAPlace.Town town) : IClassFixture<FiguresOfAPlace.Town>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "STA-04")]
    [Trait("row", "ACC-27")]
    [Trait("row", "ACC-34")]
    [InlineData("city-admin")]
    [InlineData("district-officer")]
    [InlineData("street-lead")]
    [InlineData("community-lead")]
    [InlineData("other-community-lead")]
    public async Task every_number_is_the_length_of_the_list_behind_it(string persona)
    {
        using var desk = await town.DeskAsync(persona);
        using var phone = await town.City.PhoneAsync(persona);
        var page = await desk.OpenAsync("/Admin/Accounts/Figures");
        var numbers = page.QuerySelectorAll("td.number").Select(cell => (cell.QuerySelector("a").ShouldNotBeNull().GetAttribute("href"), int.Parse(cell.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))).ToList();
        var categories = (await phone.GetFromJsonAsync<JsonElement>("/api/v1/organisations/figures", Ct)).GetProperty("categories").EnumerateArray().ToList();

        numbers.Count.ShouldBe(categories.Count * 5);
        numbers.Sum(number => number.Item2).ShouldBeGreaterThan(5);
        foreach (var (address, number) in numbers)
        {
            var list = await desk.OpenAsync("/Admin/Accounts/Figures" + address?.Split('#')[0]);
            list.QuerySelectorAll("table").Skip(1).SelectMany(table => table.QuerySelectorAll("tbody tr")).Count().ShouldBe(number, $"{persona} {address}");
        }

        foreach (var category in categories)
        {
            var role = category.GetProperty("role").GetString();
            (await TotalAsync(phone, $"/api/v1/organisations/of-category?role={role}")).ShouldBe(category.GetProperty("units").GetInt32(), $"{persona} {role}");
            (await TotalAsync(phone, $"/api/v1/organisations/without-account?role={role}")).ShouldBe(category.GetProperty("withoutAccount").GetInt32(), $"{persona} {role}");
            (await TotalAsync(phone, $"/api/v1/accounts/of-category?role={role}")).ShouldBe(category.GetProperty("accounts").GetInt32(), $"{persona} {role}");
            (await TotalAsync(phone, $"/api/v1/accounts/of-category?role={role}&state=Bound")).ShouldBe(category.GetProperty("bound").GetInt32(), $"{persona} {role}");
        }
    }

    [Theory]
    [Trait("row", "STA-02")]
    [Trait("row", "ACC-27")]
    [InlineData("Units")]
    [InlineData("WithoutAccount")]
    [InlineData("Accounts")]
    public async Task each_line_of_a_list_opens_the_unit_or_the_account(string list)
    {
        using var desk = await town.DeskAsync("community-lead");

        foreach (var role in new[] { "EntLead", "ProjectManager", "CommunityOfficer" })
        {
            var details = (await desk.OpenAsync($"/Admin/Accounts/Figures?Role={role}&List={list}")).QuerySelectorAll("td.actions a").Select(link => link.GetAttribute("href") ?? "").ToList();
            if (list != "WithoutAccount") details.ShouldNotBeEmpty($"{role} {list}");
            foreach (var detail in details) (await desk.OpenAsync(detail)).QuerySelector("h1").ShouldNotBeNull();
        }

        var manager = await desk.OpenAsync($"/Admin/Accounts/Binding/{town.Serving}");
        manager.Body.ShouldNotBeNull().TextContent.ShouldContain("远方物业");
        manager.Body.ShouldNotBeNull().TextContent.ShouldContain("135****1001");
        manager.Body.ShouldNotBeNull().TextContent.ShouldNotContain("13500001001");
    }

    [Fact]
    [Trait("row", "STA-01")]
    [Trait("row", "ACC-27")]
    [Trait("row", "ORG-04")]
    public async Task an_enterprise_counts_where_it_manages_and_a_manager_where_the_projects_are()
    {
        using var here = await town.City.PhoneAsync("community-lead");
        using var next = await town.City.PhoneAsync("other-community-lead");

        (await NamesAsync(here, "/api/v1/organisations/of-category?role=EntLead")).ShouldBe(["深圳市安居物业服务有限公司", "登录即录物业", "远方物业"], ignoreOrder: true);
        (await NamesAsync(next, "/api/v1/organisations/of-category?role=EntLead")).ShouldBe(["远方物业"]);
        (await NamesAsync(here, "/api/v1/organisations/without-account?role=ProjectManager")).ShouldBe(["登录即录物业"], "the enterprise seated here has a manager, who has no project yet");
        (await NamesAsync(here, "/api/v1/accounts/of-category?role=ProjectManager")).ShouldBe(["在此经理", "待派经理"], ignoreOrder: true);
        (await NamesAsync(here, "/api/v1/accounts/of-category?role=EntLead")).ShouldBe(["陈磊", "登录负责"], ignoreOrder: true);
        (await NamesAsync(next, "/api/v1/accounts/of-category?role=ProjectManager")).ShouldBe(["彼处经理"]);
        (await next.GetAsync($"/api/v1/accounts/of-category/{town.Serving}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await here.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/of-category/{town.Serving}", Ct)).GetProperty("phone").GetString().ShouldBe("135****1001");
        (await NamesAsync(here, $"/api/v1/organisations?type=Enterprise&place={ACity.Community}")).ShouldBe(["深圳市安居物业服务有限公司", "登录即录物业", "远方物业"], ignoreOrder: true);
    }

    [Fact]
    [Trait("row", "STA-05")]
    [Trait("row", "STA-04")]
    public async Task the_dashboard_counts_an_enterprise_in_each_place_where_it_is_at_work_and_once_above()
    {
        using var district = await town.City.PhoneAsync("district-officer");

        var dashboard = await district.GetFromJsonAsync<JsonElement>("/api/v1/dashboard", Ct);

        dashboard.GetProperty("total").GetProperty("enterprises").GetInt32().ShouldBe(3);
        dashboard.GetProperty("below").EnumerateArray().Select(line => line.GetProperty("enterprises").GetInt32()).ShouldBe([3, 1]);
    }

    [Fact]
    [Trait("row", "ACC-26")]
    public async Task the_lead_of_a_community_urges_each_category_of_its_place_at_the_desk()
    {
        using var desk = await town.DeskAsync("community-lead");

        (await desk.OpenAsync("/Admin/Accounts/Figures")).QuerySelectorAll("form:has(input[name=category]) input[name=category]").Select(field => field.GetAttribute("value"))
            .ShouldBe(["CommunityOfficer", "EntLead", "ProjectManager", "Director"], ignoreOrder: true);
        (await desk.SubmitAsync("/Admin/Accounts/Figures", "form:has(input[value=ProjectManager])")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await desk.SubmitAsync($"/Admin/Accounts/Binding/{await IdAsync("Director")}", "form[action*='handler=Nudge']")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await town.City.SmsAsync("13500001001")).ShouldHaveSingleItem("serves a project of the community for an enterprise seated elsewhere");
        (await town.City.SmsAsync("13500001002")).ShouldBeEmpty("serves elsewhere");
        (await town.City.SmsAsync("13500001005")).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("row", "ACC-26")]
    [Trait("row", "ACC-34")]
    public async Task over_rest_whoever_is_outside_the_place_or_not_below_stays_in_peace()
    {
        using var lead = await town.City.PhoneAsync("community-lead");
        using var next = await town.City.PhoneAsync("other-community-lead");
        using var street = await town.City.PhoneAsync("street-lead");
        using var officer = town.City.App.ClientOf(TestActor.As(Role.CommunityOfficer, DataScope.Of(Jurisdiction.Of(ACity.Community)), town.City.City.Unit("community"), "经办"));

        (await next.PostAsync($"/api/v1/accounts/{town.EntLead}/nudge", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lead.PostAsync($"/api/v1/accounts/{town.Elsewhere}/nudge", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lead.PostAsync($"/api/v1/accounts/{town.Peer}/nudge", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "nobody urges the own equals");
        (await lead.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "CommunityLead" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await officer.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "ProjectManager" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await next.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "EntLead" }, Ct)).JsonAsync()).GetProperty("count").GetInt32().ShouldBe(0);
        foreach (var phone in new[] { "13500001003", "13500001002", "13500001006" }) (await town.City.SmsAsync(phone)).ShouldBeEmpty(phone);

        (await lead.PostAsync($"/api/v1/accounts/{town.EntLead}/nudge", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await street.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "CommunityLead" }, Ct)).JsonAsync()).GetProperty("count").GetInt32().ShouldBe(1);
        (await (await lead.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "CommunityOfficer" }, Ct)).JsonAsync()).GetProperty("count").GetInt32().ShouldBe(1);
        (await town.City.SmsAsync("13500001003")).ShouldHaveSingleItem();
    }

    [Fact]
    [Trait("row", "STA-01")]
    public async Task whoever_has_no_place_counts_nothing()
    {
        var placeless = TestActor.As(Role.CommunityLead, DataScope.Of([town.Project]), null, "无辖区");

        (await town.City.App.SendAsync(new GetUnitFigures(), placeless)).Value.Categories.ShouldBeEmpty();
        (await town.City.App.SendAsync(new GetUnitsOfCategory(Role.EntLead, new Page()), placeless)).Value.Total.ShouldBe(0);
        (await town.City.App.SendAsync(new GetUnitsWithoutAccount(Role.ProjectManager, new Page()), placeless)).Value.Total.ShouldBe(0);
        (await town.City.App.SendAsync(new GetAccountsOfCategory(Role.ProjectManager, null, new Page()), placeless)).Value.Total.ShouldBe(0);
        (await town.City.App.SendAsync(new GetAccountOfCategory(town.Serving), placeless)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "ACC-27")]
    public async Task all_categories_together_cost_three_statements()
    {
        using var statements = Statements.Of(town.City.App);
        await Task.Delay(TimeSpan.FromSeconds(1.5), Ct);
        var before = statements.Heard.Count;

        await town.City.App.SendAsync(new GetUnitFigures(), TestActor.As(Role.CityAdmin, DataScope.Of(Jurisdiction.Of("4403.")), null, "市级"));

        (statements.Heard.Count - before).ShouldBe(3);
    }

    private async Task<Guid> IdAsync(string role)
    {
        using var lead = await town.City.PhoneAsync("community-lead");
        return (await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/of-category?role={role}&state=Preset", Ct)).GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    private static async Task<int> TotalAsync(HttpClient client, string address) => (await client.GetFromJsonAsync<JsonElement>(address, Ct)).GetProperty("total").GetInt32();

    private static async Task<IReadOnlyList<string?>> NamesAsync(HttpClient client, string address) =>
        [.. (await client.GetFromJsonAsync<JsonElement>(address, Ct)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())];

    /// <summary>A city with an enterprise seated in the next community and one entered at its first sign-in, both managing here; people of all of them who have not bound.</summary>
    public sealed class Town : IAsyncLifetime
    {
        public CityApp City { get; } = new();

        /// <summary>A project of the community.</summary>
        public ProjectId Project { get; private set; }

        /// <summary>Serves a project of the community, for an enterprise seated elsewhere; 13500001001.</summary>
        public Guid Serving { get; private set; }

        /// <summary>Serves a project of the next community, for the same enterprise; 13500001002.</summary>
        public Guid Elsewhere { get; private set; }

        /// <summary>Leads the enterprise that was entered at its first sign-in and manages here; 13500001003.</summary>
        public Guid EntLead { get; private set; }

        /// <summary>Another lead of the community; 13500001006.</summary>
        public Guid Peer { get; private set; }

        public async ValueTask InitializeAsync()
        {
            await City.InitializeAsync();
            var afar = await City.City.UnitAsync("afar", OrganisationType.Enterprise, "远方物业", ACity.OtherCommunity, Code("91440300MA5EXAMP0"));
            var entered = await City.City.UnitAsync("entered", OrganisationType.Enterprise, "登录即录物业", "4403.", Code("91440300MA5EXAMP1"));
            Project = await ManagedAsync(afar, ACity.Community);
            var there = await ManagedAsync(afar, ACity.OtherCommunity);
            await ManagedAsync(entered, ACity.Community);

            Serving = await WaitingAsync(Role.ProjectManager, afar, "在此经理", "13500001001", Project);
            Elsewhere = await WaitingAsync(Role.ProjectManager, afar, "彼处经理", "13500001002", there);
            EntLead = await WaitingAsync(Role.EntLead, entered, "登录负责", "13500001003");
            await WaitingAsync(Role.ProjectManager, City.City.Unit("enterprise"), "待派经理", "13500001004");
            await WaitingAsync(Role.Director, City.City.Unit("committee"), "候任主任", "13500001005");
            Peer = await WaitingAsync(Role.CommunityLead, City.City.Unit("community"), "另一负责", "13500001006");
            await WaitingAsync(Role.CommunityOfficer, City.City.Unit("community"), "待绑经办", "13500001007");
        }

        /// <summary>Somebody at a desk.</summary>
        public async Task<HttpClient> DeskAsync(string persona)
        {
            var client = City.Browser();
            (await client.SignInAsync(persona)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            return client;
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();

        private static string Code(string body) => body + UnifiedSocialCreditCode.CheckOf(body);

        private async Task<ProjectId> ManagedAsync(Guid enterprise, string community)
        {
            var estate = await AnEstate.BuildAsync(City.App, community);
            (await City.App.SendAsync(new AssignEnterprise(estate.Project, new OrganisationId(enterprise), "合同", new DateOnly(2026, 1, 1), new DateOnly(2028, 12, 31), null, null))).Error.ShouldBeNull();
            return estate.Project;
        }

        private async Task<Guid> WaitingAsync(Role role, Guid unit, string name, string phone, params ProjectId[] projects) =>
            (await City.App.SendAsync(new OpenAccount(role, unit, name, phone, Projects: [.. projects.Select(project => project.Value)]))).Value.Account.Value;
    }
}
