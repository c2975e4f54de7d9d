using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>用户与组织 at a desk.</summary>
public sealed class AccountPagesTests(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("city-admin", "/Admin/Accounts")]
    [InlineData("city-admin", "/Admin/Accounts/New")]
    [InlineData("city-admin", "/Admin/Accounts/Figures?Role=StreetLead")]
    [InlineData("city-admin", "/Admin/Accounts/Trail")]
    [InlineData("city-admin", "/Admin/Roles")]
    [InlineData("city-admin", "/Admin/Roles/Edit/StreetLead")]
    [InlineData("city-admin", "/Admin/Organisations")]
    [InlineData("city-admin", "/Admin/Organisations/Edit")]
    [InlineData("city-admin", "/Admin/Organisations/Places?Code=4403.05.007.")]
    [InlineData("director", "/Admin/Accounts/New?Role=CommitteeOfficer")]
    [InlineData("ent-lead", "/Admin/Accounts/New?Role=ProjectManager")]
    [InlineData("director", "/Admin/Me")]
    public async Task opens(string persona, string url)
    {
        using var client = await SignedInAsync(persona);

        (await client.OpenAsync(url)).QuerySelector("h1").ShouldNotBeNull().TextContent.Trim().ShouldNotBeEmpty();
    }

    [Theory]
    [Trait("row", "ACC-37")]
    [InlineData("community-lead", "/Admin/Roles")]
    [InlineData("community-lead", "/Admin/Accounts/Trail")]
    public async Task stays_shut_without_the_permission(string persona, string url)
    {
        using var client = await SignedInAsync(persona);

        (await client.GetAsync(url, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.OpenAsync("/")).QuerySelectorAll($"nav a[href='{url}']").ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "ACC-21")]
    [Trait("row", "ACC-22")]
    [Trait("row", "ACC-24")]
    public async Task a_lead_presets_grants_and_cancels_an_officer()
    {
        using var lead = await SignedInAsync("community-lead");

        var wrong = await lead.SubmitAsync("/Admin/Accounts/New", "#edit", ("Form.Name", ""), ("Form.Phone", "123"), ("Form.UnitId", $"{city.City.Unit("community")}"));
        var made = await lead.SubmitAsync(
            "/Admin/Accounts/New", "#edit", ("Form.Name", "页面新增"), ("Form.Phone", "13500000001"), ("Form.Position", "专干"), ("Form.UnitId", $"{city.City.Unit("community")}"));
        var detail = made.Headers.Location.ShouldNotBeNull().ToString();
        var granted = await lead.SubmitAsync(detail, "#grants", ("held", Permissions.ViewOrganisations));
        var held = (await lead.OpenAsync(detail)).QuerySelectorAll("#grants input[type=checkbox]:checked").Select(box => box.GetAttribute("value"));
        var cancelled = await lead.SubmitAsync(detail, "form[action*='handler=Cancel']");

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.TextAsync()).ShouldContain("请填写正确的手机号码");
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        granted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        held.ShouldBe([Permissions.ViewOrganisations]);
        cancelled.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await lead.OpenAsync(detail)).Body.ShouldNotBeNull().TextContent.ShouldContain("已注销");
    }

    [Fact]
    [Trait("row", "ACC-21")]
    [Trait("row", "ACC-23")]
    [Trait("row", "ACC-29")]
    public async Task what_is_ticked_at_a_new_account_is_given()
    {
        var project = await ManagedAsync();
        using var enterprise = await SignedInAsync("ent-lead");
        var before = (await enterprise.OpenAsync("/Admin/Accounts/New?Role=ProjectManager")).QuerySelectorAll("input[name='Form.Held']:checked").Select(box => box.GetAttribute("value"));
        using var street = await SignedInAsync("street-lead");

        var manager = await enterprise.SubmitAsync(
            "/Admin/Accounts/New?Role=ProjectManager", "#edit", ("Role", "ProjectManager"), ("Form.UnitId", $"{city.City.Unit("enterprise")}"), ("Form.Name", "勾选经理"), ("Form.Phone", "13500000031"), ("Ticks.Chosen", $"{project.Id}"), ("Form.Held", Permissions.ViewProjects));
        var lead = await street.SubmitAsync(
            "/Admin/Accounts/New?Role=CommunityLead", "#edit", ("Role", "CommunityLead"), ("Form.UnitId", $"{city.City.Unit("community")}"), ("Form.Name", "勾选社区"), ("Form.Phone", "13500000032"), ("Form.Held", Permissions.ConfirmAsConvenor));

        before.ShouldBe(RoleCatalogue.HeldBy(Role.ProjectManager), ignoreOrder: true, "what comes with the role is ticked");
        manager.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        lead.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var made = await city.App.UseAsync(db => db.Set<Account>().AsNoTracking().Where(a => a.Name.StartsWith("勾选")).ToListAsync(Ct));
        var withheld = RoleCatalogue.HeldBy(Role.ProjectManager).Where(key => key != Permissions.ViewProjects);
        made.Single(a => a.Role == Role.ProjectManager).Projects.Select(served => served.ProjectId).ShouldBe([new ProjectId(project.Id)]);
        made.Single(a => a.Role == Role.ProjectManager).Withheld.ShouldBe(withheld, ignoreOrder: true);
        made.Single(a => a.Role == Role.CommunityLead).Granted.ShouldBe([Permissions.ConfirmAsConvenor]);
    }

    [Fact]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-30")]
    [Trait("row", "ACC-32")]
    public async Task a_manager_s_projects_are_changed_and_lead_to_the_manager_and_to_the_authorised()
    {
        var (first, second) = (await ManagedAsync(), await ManagedAsync());
        using var lead = await SignedInAsync("ent-lead");
        var manager = await city.PresetAsync("ent-lead", new { role = "ProjectManager", name = "换区经理", phone = "13500000051", position = "经理", projects = new[] { first.Id } });
        var page = $"/admin/accounts/projects/{manager}";

        var ticked = (await lead.OpenAsync(page)).QuerySelectorAll("#projects input[type=checkbox]:checked").Select(box => box.GetAttribute("value"));
        var found = await lead.PostAsync($"{page}?handler=Find", (await FormAsync(lead, page)).Fields(("Ticks.Looking", second.Name), ("Ticks.Chosen", $"{first.Id}")), Ct);
        var offered = (await AShell.ReadAsync(found)).QuerySelectorAll("#projects input[type=checkbox]").Select(box => (box.GetAttribute("value"), box.HasAttribute("checked")));
        var changed = await lead.SubmitAsync(page, "#edit", ("Ticks.Chosen", $"{second.Id}"));

        ticked.ShouldBe([$"{first.Id}"]);
        offered.ShouldBe([($"{first.Id}", true), ($"{second.Id}", false)]);
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await lead.OpenAsync($"/Admin/Accounts/Detail/{manager}")).QuerySelectorAll("section[aria-labelledby=served] li").Select(item => item.TextContent.Trim()).ShouldBe([second.Name]);
        var row = (await lead.OpenAsync("/Admin/Accounts?Search=换区经理")).QuerySelectorAll("tbody tr").ShouldHaveSingleItem();
        var link = row.QuerySelector($"a[href='/admin/accounts/by-project/{second.Id}']").ShouldNotBeNull();
        link.TextContent.ShouldBe(second.Name);

        var shown = await lead.OpenAsync(link.GetAttribute("href") ?? "");
        shown.Body.ShouldNotBeNull().TextContent.ShouldContain("135****0051");
        var permission = shown.QuerySelectorAll("tbody tr").Single(line => line.TextContent.Contains("查看账号", StringComparison.Ordinal));
        permission.QuerySelectorAll("li").Select(holder => holder.TextContent.Trim()).ShouldContain("陈磊（物业企业负责人）");
        shown.QuerySelectorAll($"tbody a[href='/Admin/Accounts/Detail/{manager}']").Select(holder => holder.ParentElement?.TextContent.Trim()).Distinct().ShouldBe(["换区经理（项目经理，未绑定）"]);
        (await lead.OpenAsync($"/Admin/Projects/Detail/{second.Id}")).QuerySelector($"a[href='/admin/accounts/by-project/{second.Id}']").ShouldNotBeNull();

        using var director = await SignedInAsync("director");
        (await director.GetAsync(link.GetAttribute("href"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await director.GetAsync(page, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-31")]
    public async Task a_project_that_has_a_manager_is_not_given_to_another_one()
    {
        var project = await ManagedAsync();
        await city.PresetAsync("ent-lead", new { role = "ProjectManager", name = "在任经理", phone = "13500000053", projects = new[] { project.Id } });
        var second = await city.PresetAsync("ent-lead", new { role = "ProjectManager", name = "后来经理", phone = "13500000054" });
        using var lead = await SignedInAsync("ent-lead");

        var refused = await lead.SubmitAsync($"/admin/accounts/projects/{second}", "#edit", ("Ticks.Chosen", $"{project.Id}"));

        (await refused.TextAsync()).ShouldContain("请先注销原项目经理");
        (await city.App.UseAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == new AccountId(second), Ct))).Projects.ShouldBeEmpty();
    }

    [Theory]
    [Trait("row", "ACC-35")]
    [InlineData("EntLead", OrganisationType.Enterprise, "13500000061")]
    [InlineData("Director", OrganisationType.Committee, "13500000062")]
    public async Task the_city_opens_a_lead_in_a_unit_that_is_far_down_the_list(string role, OrganisationType type, string phone)
    {
        var units = Enumerable.Range(0, 205).Select(number => Organisation.Register(type, $"甲{type}{number:D3}单位", type == OrganisationType.Enterprise ? CodeOf(number) : null, null, Jurisdiction.Of(ACity.Community), OrganisationContact.None).Value).ToArray();
        await city.App.UseAsync(async db =>
        {
            db.AddRange(units);
            return await db.SaveChangesAsync(Ct);
        });
        using var admin = await SignedInAsync("city-admin");
        using var rest = await city.PhoneAsync("city-admin");
        var (page, last, far) = ($"/Admin/Accounts/New?Role={role}", units[^1], $"甲{type}204");

        var first = await admin.OpenAsync(page);
        var found = await AShell.ReadAsync(await admin.PostAsync($"{page}&handler=Find", (await FormAsync(admin, page)).Fields(("Form.LookingUnit", far), ("Form.UnitId", $"{units[0].Id.Value}"), ("Form.Name", "远处人")), Ct));
        var made = await admin.SubmitAsync(page, "#edit", ("Form.UnitId", $"{last.Id.Value}"), ("Form.Name", "远处人"), ("Form.Phone", phone), ("Form.Held", Permissions.ViewAccounts));
        var choices = await rest.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/choices?role={role}&search={Uri.EscapeDataString(far)}", Ct);

        first.QuerySelectorAll("#units option").Select(option => option.GetAttribute("value")).ShouldNotContain($"{last.Id.Value}");
        first.Body.ShouldNotBeNull().TextContent.ShouldContain("个单位未列出");
        found.QuerySelectorAll("#units option").Select(option => option.GetAttribute("value")).ShouldBe(["", $"{units[0].Id.Value}", $"{last.Id.Value}"]);
        found.QuerySelector("#units option[selected]").ShouldNotBeNull().GetAttribute("value").ShouldBe($"{units[0].Id.Value}");
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        choices.GetProperty("units").EnumerateArray().Select(unit => unit.GetProperty("id").GetGuid()).ShouldBe([last.Id.Value]);
        (await city.App.UseAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Name == "远处人" && a.OrganisationId == last.Id, Ct))).Role.ToString().ShouldBe(role);
    }

    [Fact]
    [Trait("row", "ACC-30")]
    public async Task the_phone_of_a_bound_manager_changes_with_the_code_that_the_manager_reads_out()
    {
        var manager = await city.City.PersonAsync("reads-out", Role.ProjectManager, "enterprise", "报码人", "13500000041");
        using var lead = await SignedInAsync("ent-lead");
        var edit = $"/Admin/Accounts/Edit/{manager.Account.Value}";

        var form = (await lead.OpenAsync(edit)).QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("#edit").ShouldNotBeNull();
        var sent = await lead.PostAsync($"{edit}{form.QuerySelector("button[formaction]").ShouldNotBeNull().GetAttribute("formaction")}", form.Fields(("Form.Name", "报码人"), ("Form.Phone", "13500000042")), Ct);
        var without = await lead.SubmitAsync(edit, "#edit", ("Form.Name", "报码人"), ("Form.Phone", "13500000042"));
        var changed = await lead.SubmitAsync(edit, "#edit", ("Form.Name", "报码人"), ("Form.Phone", "13500000042"), ("Form.PhoneCode", await city.SmsCodeAsync("13500000042")));

        (await sent.TextAsync()).ShouldContain("验证码已发送");
        (await without.TextAsync()).ShouldContain("须填写发送到新号码的短信验证码");
        changed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await lead.OpenAsync($"/Admin/Accounts/Detail/{manager.Account.Value}")).Body.ShouldNotBeNull().TextContent.ShouldContain("135****0042");
    }

    [Fact]
    [Trait("row", "ACC-09")]
    public async Task switching_the_identity_changes_the_menu()
    {
        await city.City.PersonAsync("two-hats", Role.ProjectManager, "enterprise", "双重", "13500000011");
        using var client = await SignedInAsync("two-hats");
        using var phone = city.Browser();
        var bound = await phone.PostAsJsonAsync("/api/v1/identity/expert", new { name = "双重", phone = "13500000011", code = await city.CodeAsync("13500000011") }, Ct);
        bound.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.OpenAsync("/")).QuerySelectorAll("a[href='/Admin/Organisations']").ShouldNotBeEmpty();

        (await client.SubmitAsync("/Admin/Me", "form[action*='handler=Switch']")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var home = await client.OpenAsync("/");
        home.QuerySelectorAll("a[href='/Admin/Organisations']").ShouldBeEmpty();
        home.Body.ShouldNotBeNull().TextContent.ShouldContain("申报专家资格人员");
    }

    [Fact]
    [Trait("row", "ACC-37")]
    public async Task the_city_edits_a_role_and_a_stale_form_is_refused()
    {
        using var admin = await SignedInAsync("city-admin");
        var stale = await admin.OpenAsync("/Admin/Roles/Edit/Reviewer");
        var form = stale.QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("#edit").ShouldNotBeNull();

        var saved = await admin.SubmitAsync("/Admin/Roles/Edit/Reviewer", "#edit", ("Held", Permissions.ViewOrganisations));
        var late = await admin.PostAsync("/Admin/Roles/Edit/Reviewer", form.Fields(("Held", Permissions.ViewAccounts)), Ct);

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await admin.OpenAsync("/Admin/Roles/Edit/Reviewer")).QuerySelectorAll("#edit input[type=checkbox]:checked").Select(box => box.GetAttribute("value")).ShouldBe([Permissions.ViewOrganisations]);
    }

    [Fact]
    [Trait("row", "ACC-38")]
    public async Task the_trail_reads_in_chinese()
    {
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "留痕人", phone = "13500000021" });
        using var street = await SignedInAsync("street-lead");

        var rows = (await street.OpenAsync("/Admin/Accounts/Trail?Action=accounts.preset")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        rows.ShouldContain(row => row.Contains("新增账号") && row.Contains("留痕人") && row.Contains("李娜") && row.Contains("135****0021"));
    }

    [Fact]
    [Trait("row", "ORG-01")]
    [Trait("row", "ORG-03")]
    public async Task the_city_adds_a_community_and_registers_its_station()
    {
        using var admin = await SignedInAsync("city-admin");

        var place = await admin.SubmitAsync($"/Admin/Organisations/Places?Code={ACity.Street}", "form[action*='handler=Add']", ("code", ACity.Street + "077."), ("name", "新设社区"));
        var wrong = await admin.SubmitAsync("/Admin/Organisations/Edit", "#edit", ("Form.Type", "CommunityStation"), ("Form.Place", ACity.Street), ("Form.Name", "新设社区工作站"));
        var made = await admin.SubmitAsync("/Admin/Organisations/Edit", "#edit", ("Form.Type", "CommunityStation"), ("Form.Place", ACity.Street + "077."), ("Form.Name", "新设社区工作站"));

        place.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        made.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.OpenAsync($"/Admin/Organisations?Place={ACity.Street}077.")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ShouldHaveSingleItem().ShouldContain("新设社区工作站");
    }

    private static string CodeOf(int number) => $"91440300MA5EX{number:D4}{UnifiedSocialCreditCode.CheckOf($"91440300MA5EX{number:D4}")}";

    /// <summary>A project that the enterprise manages.</summary>
    private async Task<(Guid Id, string Name)> ManagedAsync()
    {
        var estate = await AnEstate.BuildAsync(city.App);
        var today = DateOnly.FromDateTime(city.App.Clock.GetUtcNow().UtcDateTime);
        (await city.App.SendAsync(new AssignEnterprise(estate.Project, new OrganisationId(city.City.Unit("enterprise")), "HT-9", today, today.AddYears(3), null, null))).Error.ShouldBeNull();
        return (estate.Project.Value, await city.App.UseAsync(db => db.Set<PropertyProject>().Where(p => p.Id == estate.Project).Select(p => p.Name).SingleAsync(Ct)));
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlFormElement> FormAsync(HttpClient client, string page) =>
        (await client.OpenAsync(page)).QuerySelector<AngleSharp.Html.Dom.IHtmlFormElement>("#edit").ShouldNotBeNull();

    private async Task<HttpClient> SignedInAsync(string persona)
    {
        var client = city.Browser();
        (await client.SignInAsync(persona)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return client;
    }
}
