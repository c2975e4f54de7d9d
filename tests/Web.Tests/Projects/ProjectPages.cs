using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Projects;

/// <summary>Two communities of a street with a project each on the map, and one off it.</summary>
public sealed class AStreet : IAsyncLifetime
{
    public const string Here = "4403.05.007.001.";
    public const string There = "4403.05.007.002.";

    public PlatformApp App { get; } = new();

    public Guid Inside { get; private set; }

    public Guid OffTheMap { get; private set; }

    public Guid Outside { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        foreach (var (code, name) in new[] { ("4403.", "深圳市"), ("4403.05.", "南山区"), ("4403.05.007.", "粤海街道"), (Here, "科技园社区"), (There, "后海社区") })
        {
            await App.SaveAsync(JurisdictionUnit.Found(Jurisdiction.Of(code), name, AreaKind.Administrative));
        }

        Inside = await ProjectAsync("云景花园", Here, [new(113.94m, 22.54m), new(113.95m, 22.54m), new(113.95m, 22.55m)]);
        OffTheMap = await ProjectAsync("翠湖雅居", Here, []);
        Outside = await ProjectAsync("海岸明珠", There, [new(113.93m, 22.51m)]);
    }

    public static TestActor Officer(string place = Here, params string[] permissions) => new()
    {
        Role = nameof(Role.CommunityLead),
        Name = "李敏",
        Scope = DataScope.Of(Jurisdiction.Of(place)),
        Permissions = [Permissions.ViewProjects, .. permissions],
    };

    public async ValueTask DisposeAsync() => await App.DisposeAsync();

    private async Task<Guid> ProjectAsync(string name, string place, IReadOnlyList<GeoPoint> points)
    {
        var project = PropertyProject.Register($"T{name}", Jurisdiction.Of(place), new ProjectFacts(name, null, $"{name}路1号", ProjectUsage.Residential, Area.Zero, new Area(8_000_050), 6, 720), App.Clock.GetUtcNow()).Value;
        project.PlaceOnMap(MapShape.Of(points).Value, App.Clock.GetUtcNow());
        await App.SaveAsync(project);
        return project.Id.Value;
    }
}

public sealed class ProjectPages(AStreet street) : IClassFixture<AStreet>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PRJ-02")]
    public async Task list_the_projects_of_the_community_and_no_others()
    {
        var page = await GetAsync("/Admin/Projects");

        Names(page).ShouldBe(["云景花园", "翠湖雅居"], ignoreOrder: true);
    }

    [Theory]
    [Trait("row", "PRJ-02")]
    [InlineData("Name=云景", "云景花园")]
    [InlineData("Layer=without", "翠湖雅居")]
    [InlineData("Layer=Outline", "云景花园")]
    public async Task find_by_name_and_by_layer(string query, string expected) =>
        Names(await GetAsync($"/Admin/Projects?{query}")).ShouldBe([expected]);

    [Fact]
    [Trait("row", "PRJ-03")]
    [Trait("row", "PRJ-04")]
    public async Task show_a_project_with_the_tabs_of_the_manual()
    {
        var page = await GetAsync($"/Admin/Projects/Detail/{street.Inside}");

        string[] manual = ["物业区域信息", "共有资金信息", "房屋信息", "设施设备信息", "车位信息", "项目从业人员信息"];
        manual.Except(page.QuerySelectorAll(".nav-tabs a").Select(tab => tab.TextContent.Trim())).ShouldBeEmpty();
        page.Body.ShouldNotBeNull().TextContent.ShouldContain("80,000.50 m²");
        page.Body.TextContent.ShouldContain("南山区 / 粤海街道 / 科技园社区");
        page.Body.TextContent.ShouldContain("云景花园路1号");
    }

    [Fact]
    [Trait("row", "PRJ-05")]
    public async Task say_that_no_fund_account_is_open() =>
        (await GetAsync($"/Admin/Projects/Detail/{street.Inside}?tab=funds")).QuerySelector("main").ShouldNotBeNull().TextContent.ShouldContain("未开立共有资金账户");

    [Fact]
    [Trait("row", "PRJ-06")]
    public async Task list_and_search_the_homes_of_a_project()
    {
        foreach (var (building, room) in new[] { ("1栋", "101"), ("1栋", "102"), ("2栋", "101") })
        {
            await street.App.SaveAsync(House.Register(ProjectId.From(street.OffTheMap), Jurisdiction.Of(AStreet.Here), new HouseFacts(building, "1单元", "1", room, HouseUse.Residence, new Area(8_950), "", false)));
        }

        var page = await GetAsync($"/Admin/Projects/Detail/{street.OffTheMap}?tab=homes&Building=1栋&Room=102");

        page.QuerySelectorAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("89.50 m²");
        page.QuerySelectorAll("select[name=Building] option").Select(option => option.TextContent.Trim()).ShouldContain("2栋（1 户）");
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task draw_the_map_from_the_platforms_own_coordinates()
    {
        var community = await GetAsync("/Admin/Projects/Map");
        var street2 = await GetAsync("/Admin/Projects/Map", AStreet.Officer("4403.05.007."));

        community.QuerySelectorAll("svg polygon.map-project").ShouldHaveSingleItem().ParentElement.ShouldNotBeNull().GetAttribute("href").ShouldBe($"/Admin/Projects/Detail/{street.Inside}");
        community.QuerySelector(".card-actions").ShouldNotBeNull().TextContent.ShouldContain("1 个项目");
        street2.QuerySelectorAll(".map-cluster title").Select(title => title.TextContent).ShouldBe(["科技园社区：1 个项目", "后海社区：1 个项目"], ignoreOrder: true);
        community.QuerySelectorAll("svg image, iframe").ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "PRJ-03")]
    public async Task do_not_exist_outside_the_own_community_nor_without_permission()
    {
        (await street.App.ClientOf(AStreet.Officer()).GetAsync($"/Admin/Projects/Detail/{street.Outside}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await street.App.ClientOf(AStreet.Officer() with { Permissions = [] }).GetAsync("/Admin/Projects", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await street.App.ClientOf(AStreet.Officer() with { Permissions = [] }).GetAsync($"/Admin/Projects/Detail/{street.Inside}", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "PRJ-26")]
    [Trait("row", "PRJ-27")]
    public async Task record_a_party_branch_and_say_so()
    {
        var lead = AStreet.Officer(AStreet.Here, Permissions.RecordPartyBranches);
        var client = street.App.ClientOf(lead);

        var (wrong, again) = await PostAsync(client, "/Admin/Projects/PartyBranch", null, Branch("110105194912310020"));
        var (right, _) = await PostAsync(client, "/Admin/Projects/PartyBranch", null, Branch("11010519491231002X"));

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        again.Body.ShouldNotBeNull().TextContent.ShouldContain("请填写正确的身份证号码");
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var shown = await GetAsync($"/Admin/Projects/Detail/{street.Inside}?tab=branch", lead);
        shown.Body.ShouldNotBeNull().TextContent.ShouldContain("王伟");
        shown.Body.TextContent.ShouldContain("110***********002X");
        shown.Body.TextContent.ShouldNotContain("11010519491231002X");
    }

    [Fact]
    [Trait("row", "PRJ-32")]
    public async Task hint_at_similar_areas_before_one_is_recorded_twice()
    {
        var recorder = AStreet.Officer("4403.05.", Permissions.RecordProjects, Permissions.CheckProjects);

        var (answer, page) = await PostAsync(
            street.App.ClientOf(recorder), "/Admin/Projects/Edit", "?handler=Check", [("Form.Community", AStreet.Here), ("Form.Name", "海岸明珠二期"), ("Form.Address", "海岸明珠路1号")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var alert = page.QuerySelector(".alert-danger").ShouldNotBeNull().TextContent;
        alert.ShouldContain("本区已有坐落于同一地址的物业区域");
        alert.ShouldContain("海岸明珠（T海岸明珠");
    }

    [Fact]
    [Trait("row", "PRJ-02")]
    [Trait("row", "PRJ-15")]
    [Trait("row", "PRJ-26")]
    public async Task have_their_twins_over_rest()
    {
        var client = street.App.ClientOf(AStreet.Officer(AStreet.Here, Permissions.RecordPartyBranches));

        var list = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects?hasLayer=true", Ct);
        var map = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects/map", Ct);
        var points = await street.App.ClientOf(AStreet.Officer("4403.05.007.")).GetFromJsonAsync<JsonElement>("/api/v1/projects?layer=Point", Ct);
        using var reader = await street.App.ClientOf(AStreet.Officer()).PutAsJsonAsync($"/api/v1/projects/{street.OffTheMap}/party-branch", new { secretary = "李四", document = "11010519491231002X", phone = "13800138000", foundedOn = "2020-07-01" }, Ct);
        using var outside = await client.GetAsync($"/api/v1/projects/{street.Outside}", Ct);
        using var branch = await client.PutAsJsonAsync($"/api/v1/projects/{street.Outside}/party-branch", new { secretary = "王伟", document = "11010519491231002X", phone = "13800138000", foundedOn = "2020-07-01" }, Ct);
        using var own = await client.PutAsJsonAsync($"/api/v1/projects/{street.OffTheMap}/party-branch", new { secretary = "王伟", document = "11010519491231002X", phone = "13800138000", foundedOn = "2020-07-01" }, Ct);

        list.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["云景花园"]);
        points.GetProperty("items").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["海岸明珠"]);
        reader.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        map.GetProperty("projects").GetArrayLength().ShouldBe(1);
        (outside.StatusCode, branch.StatusCode, own.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NoContent));
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task refuse_a_missing_name_with_the_same_words_on_the_page_and_over_rest()
    {
        var recorder = street.App.ClientOf(AStreet.Officer("4403.05.", Permissions.RecordProjects, Permissions.CheckProjects));

        var (answer, page) = await PostAsync(recorder, "/Admin/Projects/Edit", null, [("Form.Community", AStreet.Here), ("Form.Address", "无名路1号"), ("Form.Usage", "Residential")]);
        using var rest = await recorder.PostAsJsonAsync("/api/v1/projects", new { community = AStreet.Here, entry = new { address = "无名路1号", usage = "Residential" } }, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        page.Body.ShouldNotBeNull().TextContent.ShouldContain("请填写物业区域名称");
        rest.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await rest.Content.ReadFromJsonAsync<JsonElement>(Ct)).ToString().ShouldContain("请填写物业区域名称");
    }

    [Fact]
    [Trait("row", "PRJ-01")]
    public async Task count_projects_area_and_households_for_the_phone()
    {
        var client = street.App.ClientOf(AStreet.Officer());

        var figures = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects/figures", Ct);
        var first = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects?size=1&page=1", Ct);
        var second = await client.GetFromJsonAsync<JsonElement>("/api/v1/projects?size=1&page=2", Ct);

        (figures.GetProperty("projects").GetInt32(), figures.GetProperty("homes").GetInt32(), figures.GetProperty("onTheMap").GetInt32()).ShouldBe((2, 1440, 1));
        figures.GetProperty("floorArea").GetProperty("centi").GetInt64().ShouldBe(16_000_100);
        NameOf(first).ShouldNotBe(NameOf(second));
        var id = first.GetProperty("items")[0].GetProperty("id").GetGuid();
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{id}", Ct)).GetProperty("address").GetString().ShouldBe($"{NameOf(first)}路1号");
    }

    [Fact]
    [Trait("row", "PRJ-29")]
    public async Task count_owners_and_homes_of_a_project()
    {
        var client = street.App.ClientOf(AStreet.Officer());

        var counts = await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{street.Inside}/owner-counts", Ct);
        using var outside = await client.GetAsync($"/api/v1/projects/{street.Outside}/owner-counts", Ct);
        var tab = await GetAsync($"/Admin/Projects/Detail/{street.Inside}?tab=owners");

        (counts.GetProperty("homes").GetInt32(), counts.GetProperty("boundHomes").GetInt32()).ShouldBe((0, 0));
        outside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        tab.QuerySelector("main").ShouldNotBeNull().TextContent.ShouldContain("已绑定业主");
    }

    private static string? NameOf(JsonElement list) => list.GetProperty("items")[0].GetProperty("name").GetString();

    private (string, string)[] Branch(string document) =>
        [("Form.Project", $"{street.Inside}"), ("Form.Secretary", "王伟"), ("Form.Document", document), ("Form.Phone", "13800138000"), ("Form.FoundedOn", "2020-07-01")];

    private static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll("tbody tr").Select(row => row.Children[1].TextContent.Trim());

    private async Task<IHtmlDocument> GetAsync(string url, TestActor? actor = null)
    {
        using var answer = await street.App.ClientOf(actor ?? AStreet.Officer()).GetAsync(url, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await AShell.ReadAsync(answer);
    }

    private static async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> PostAsync(HttpClient client, string page, string? query, (string Name, string Value)[] typed)
    {
        using var opened = await client.GetAsync(page, Ct);
        var token = (await AShell.ReadAsync(opened)).QuerySelector<IHtmlInputElement>("form#edit input[name=__RequestVerificationToken]").ShouldNotBeNull().Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, page + query)
        {
            Content = new FormUrlEncodedContent(typed.Append(("__RequestVerificationToken", token)).Select(one => KeyValuePair.Create(one.Item1, one.Item2))),
        };
        request.Headers.Add("Cookie", AShell.Cookies(opened));
        var answer = await client.SendAsync(request, Ct);
        return (answer, await AShell.ReadAsync(answer));
    }
}
