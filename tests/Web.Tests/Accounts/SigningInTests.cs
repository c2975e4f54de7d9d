using System.Net;
using System.Net.Http.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>The PC entrance with the stand-in of the government's sign-in behind it.</summary>
public sealed class SigningInTests(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task leads_from_the_page_asked_for_to_the_entrance()
    {
        using var client = city.Browser();

        var answer = await client.GetAsync("/admin", Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldContain("/sign-in?back=%2Fadmin");
    }

    [Theory]
    [InlineData("/admin", "/admin")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("http:evil.example", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("%2F%2Fevil.example/", "/")]
    [InlineData("/admin\r\nLocation: https://evil.example", "/")]
    public async Task goes_back_to_pages_of_this_platform_only(string back, string expected)
    {
        using var client = city.Browser();

        var answer = await client.SignInAsync("street-lead", back);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location.ShouldNotBeNull().ToString().ShouldBe(expected);
    }

    [Fact]
    public async Task greets_by_name_until_the_sign_out()
    {
        using var client = city.Browser();
        await client.SignInAsync("community-lead", "/");

        var home = await AShell.ReadAsync(await client.GetAsync("/", Ct));
        home.QuerySelector("h1")?.TextContent.ShouldContain("李娜");

        var form = home.QuerySelector<IHtmlFormElement>("form[action='/sign-out']").ShouldNotBeNull();
        await client.PostAsync("/sign-out", form.Fields(), Ct);
        (await client.GetAsync("/admin", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetStringAsync("/", Ct)).ShouldContain("演示身份");
    }

    [Theory]
    [InlineData("/api/v1/me")]
    [InlineData("/API/v1/me")]
    public async Task gives_a_cookie_that_opens_pages_and_never_rest(string address)
    {
        using var client = city.Browser();
        await client.SignInAsync("community-lead", "/");

        (await client.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task refuses_whoever_is_no_persona()
    {
        using var client = city.Browser();

        (await client.SignInAsync("nobody", "/")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task a_person_comes_in_by_document_or_by_name_and_phone_and_nobody_else()
    {
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "认证人", phone = "13300000001" });
        using var first = city.Browser();
        using var later = city.Browser();
        using var stranger = city.Browser();

        var byPhone = await ThroughTheGovernmentAsync(first, "Person", "/admin", ("name", "认证人"), ("document", "11010519491231002X"), ("mobile", "13300000001"));
        var byDocument = await ThroughTheGovernmentAsync(later, "Person", "/admin", ("name", "认证人"), ("document", "11010519491231002X"));
        var unknown = await ThroughTheGovernmentAsync(stranger, "Person", "/admin", ("name", "陌生人"), ("document", "440524188001010014"), ("mobile", "13300000002"));

        byPhone.Headers.Location.ShouldNotBeNull().ToString().ShouldBe("/admin");
        byDocument.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await later.GetAsync("/", Ct)).TextAsync()).ShouldContain("认证人");
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unknown.TextAsync()).ShouldContain("平台上没有您的账号");
    }

    [Fact]
    [Trait("row", "ACC-09")]
    [Trait("row", "ACC-10")]
    public async Task what_was_preset_since_is_bound_and_an_office_comes_before_an_application()
    {
        (string, string)[] who = [("name", "兼任人"), ("document", "110101199003073765"), ("mobile", "13300000061")];
        using var applying = city.Browser();
        (await ThroughTheGovernmentAsync(applying, "Person", "/", "#applicant", who)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "兼任人", phone = "13300000061" });
        await city.PresetAsync("director", new { role = "CommitteeOfficer", name = "他人", phone = "13300000061" });
        using var client = city.Browser();

        (await ThroughTheGovernmentAsync(client, "Person", "/", who)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var me = (await client.OpenAsync("/Admin/Me")).Body.ShouldNotBeNull();
        me.QuerySelectorAll(".list-group-item strong").Select(identity => identity.TextContent).ShouldBe(["申报专家资格人员", "社区工作站经办人"]);
        me.QuerySelectorAll(".list-group-item").Single(identity => identity.TextContent.Contains("使用中", StringComparison.Ordinal)).TextContent.ShouldContain("社区工作站经办人");
    }

    [Fact]
    [Trait("row", "ACC-10")]
    [Trait("row", "ACC-30")]
    public async Task a_person_comes_in_under_the_name_that_the_superior_corrected()
    {
        var manager = await city.City.PersonAsync("corrected", Role.ProjectManager, "enterprise", "误名", "13300000062");
        using var lead = await city.PhoneAsync("ent-lead");
        using var client = city.Browser();

        (await lead.PutAsJsonAsync($"/api/v1/accounts/{manager.Account.Value}", new { name = "正名" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var entered = await ThroughTheGovernmentAsync(client, "Person", "/", ("name", "正名"), ("document", "110101199003075939"), ("mobile", "13300000062"));

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await client.GetAsync("/", Ct)).TextAsync()).ShouldContain("正名");
    }

    [Fact]
    [Trait("row", "ACC-11")]
    [Trait("row", "ACC-12")]
    public async Task an_enterprise_comes_in_by_its_code_and_no_personal_account_does()
    {
        using var enterprise = city.Browser();
        using var agent = city.Browser();
        using var person = city.Browser();

        var own = await ThroughTheGovernmentAsync(enterprise, "Corporation", "/", ("name", "陈磊"), ("corporation", "91440300MA5F8K3Q2E"));
        var other = await ThroughTheGovernmentAsync(agent, "Corporation", "/", ("name", "别人"), ("mobile", "13300000003"), ("corporation", "91440300MA5F8K3Q2E"));
        var namesake = await ThroughTheGovernmentAsync(agent, "Corporation", "/", ("name", "陈磊"), ("mobile", "13300000099"), ("corporation", "91440300MA5F8K3Q2E"));
        var holder = await ThroughTheGovernmentAsync(agent, "Corporation", "/", ("name", "陈磊"), ("mobile", "13900000007"), ("corporation", "91440300MA5F8K3Q2E"));
        var personal = await ThroughTheGovernmentAsync(person, "Corporation", "/", ("name", "陈磊"), ("document", "440524188001010014"), ("mobile", "13900000007"));

        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await enterprise.GetAsync("/", Ct)).TextAsync()).ShouldContain("物业企业负责人");
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        namesake.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "whoever has the name of the lead is not the lead");
        holder.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await personal.TextAsync()).ShouldContain("请使用法人账号登录");
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task an_answer_is_worth_one_entry_and_a_no_is_none()
    {
        using var client = city.Browser();
        await ThroughTheGovernmentAsync(client, "Corporation", "/", ("name", "陈磊"), ("corporation", "91440300MA5F8K3Q2E"));
        var state = await StateAsync(client, "Person", "/");

        var declined = await client.GetAsync($"/sign-in?handler=Return&kind=Person&state={state}", Ct);
        var forged = await client.GetAsync("/sign-in?handler=Return&kind=Person&state=0123456789abcdef&code=0", Ct);

        declined.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        forged.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await forged.TextAsync()).ShouldContain("登录请求已失效，或不是由本浏览器发起");
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task an_answer_is_worth_nothing_in_another_browser()
    {
        using var attacker = city.Browser();
        using var victim = city.Browser();
        var state = await StateAsync(attacker, "Corporation", "/");
        var answered = await attacker.SubmitAsync($"/dev/sso?state={state}&kind=Corporation", "form[action*='handler=Somebody']", ("name", "陈磊"), ("corporation", "91440300MA5F8K3Q2E"));

        var planted = await victim.GetAsync(answered.Headers.Location, Ct);
        var own = await attacker.GetAsync(answered.Headers.Location, Ct);

        planted.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await victim.GetAsync("/admin", Ct)).Headers.Location.ShouldNotBeNull().ToString().ShouldContain("/sign-in");
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-10")]
    public async Task says_what_was_in_the_way_and_lets_one_begin_again()
    {
        using var client = city.Browser();

        var no = await ThroughTheGovernmentAsync(client, "Person", "/admin", ("name", "认证人"), ("decline", "true"));
        var weak = await ThroughTheGovernmentAsync(client, "Person", "/admin", ("name", "认证人"), ("document", "11010519491231002X"), ("level", "L1"));
        var corporation = await ThroughTheGovernmentAsync(client, "Person", "/admin", ("name", "陈磊"), ("corporation", "91440300MA5F8K3Q2E"));

        (await no.TextAsync()).ShouldContain("您已取消登录");
        (await weak.TextAsync()).ShouldContain("实名等级为L1，登录本平台需要L2");
        (await corporation.TextAsync()).ShouldContain("个人登录须使用个人账号");
        var page = await AShell.ReadAsync(corporation);
        page.QuerySelector<IHtmlFormElement>("form:has(button[name=kind])").ShouldNotBeNull().GetAttribute("action").ShouldBe("/sign-in");
        page.QuerySelector<IHtmlInputElement>("form:has(button[name=kind]) input[name=back]").ShouldNotBeNull().Value.ShouldBe("/admin");
    }

    [Fact]
    [Trait("row", "ACC-05")]
    [Trait("row", "ACC-10")]
    public async Task an_applicant_needs_no_account_and_is_told_where_to_enter()
    {
        using var client = city.Browser();
        (string, string)[] who = [("name", "申报人"), ("document", "110101199003070978"), ("mobile", "13300000021")];

        var refused = await ThroughTheGovernmentAsync(client, "Person", "/", who);
        var entered = await ThroughTheGovernmentAsync(client, "Person", "/", "#applicant", who);
        using var later = city.Browser();
        var again = await ThroughTheGovernmentAsync(later, "Person", "/", who);

        (await refused.TextAsync()).ShouldContain("专家申报登录");
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await client.GetAsync("/", Ct)).TextAsync()).ShouldContain("申报人");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-12")]
    [Trait("row", "ENT-01")]
    public async Task an_enterprise_that_nobody_registered_is_entered_at_its_first_sign_in()
    {
        using var client = city.Browser();
        using var later = city.Browser();
        (string, string)[] who = [("name", "经办甲"), ("mobile", "13300000031"), ("corporation", "91350100M000100Y43"), ("corporationName", "平安物业有限公司")];

        var withoutPhone = await ThroughTheGovernmentAsync(client, "Corporation", "/", [who[0], who[2], who[3]]);
        var first = await ThroughTheGovernmentAsync(client, "Corporation", "/", who);
        var second = await ThroughTheGovernmentAsync(later, "Corporation", "/", who);

        (await withoutPhone.TextAsync()).ShouldContain("没有返回手机号码");
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var home = await (await client.GetAsync("/", Ct)).TextAsync();
        home.ShouldContain("经办甲");
        home.ShouldContain("物业企业负责人");
        var entered = await city.App.UseAsync(async db => await db.Set<Organisation>().Where(o => o.Code == "91350100M000100Y43").ToListAsync(Ct));
        entered.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Type.ShouldBe(OrganisationType.Enterprise), one => one.Name.ShouldBe("平安物业有限公司"));
    }

    [Fact]
    [Trait("row", "ACC-11")]
    public async Task an_officer_whom_the_enterprise_added_acts_in_the_own_name()
    {
        await city.PresetAsync("ent-lead", new { role = "EntOfficer", name = "经办乙", phone = "13300000051" });
        using var client = city.Browser();
        using var impostor = city.Browser();

        var first = await ThroughTheGovernmentAsync(client, "Corporation", "/", ("name", "经办乙"), ("mobile", "13300000051"), ("corporation", "91440300MA5F8K3Q2E"));
        var again = await ThroughTheGovernmentAsync(client, "Corporation", "/", ("name", "经办乙"), ("mobile", "13300000051"), ("corporation", "91440300MA5F8K3Q2E"));
        var other = await ThroughTheGovernmentAsync(impostor, "Corporation", "/", ("name", "经办丙"), ("mobile", "13300000051"), ("corporation", "91440300MA5F8K3Q2E"));

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await client.GetAsync("/", Ct)).TextAsync()).ShouldContain("经办乙");
        (await other.TextAsync()).ShouldContain("本企业没有该经办人的账号");
    }

    [Fact]
    [Trait("row", "ACC-11")]
    public async Task a_name_that_differs_denies_nobody_is_noted_and_asks_those_who_keep_the_registry_once()
    {
        using var client = city.Browser();
        using var registry = await city.PhoneAsync("city-admin");
        (string, string)[] who = [("name", "陈磊"), ("corporation", "91440300MA5F8K3Q2E"), ("corporationName", "深圳市新安居物业服务有限公司")];

        var answer = await ThroughTheGovernmentAsync(client, "Corporation", "/", who);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var noted = (await city.App.SendAsync(new GetAuditTrail(null, "organisations.name_questioned", null, null, new Page(1, 20)))).Value;
        noted.Items.ShouldHaveSingleItem().Facts.Values.ShouldContain("深圳市新安居物业服务有限公司");
        await city.App.DrainAsync();
        (await TitlesAsync("Pending")).ShouldBe(["核对单位名称：登记为“深圳市安居物业服务有限公司”，统一身份认证返回“深圳市新安居物业服务有限公司”"]);
        var unit = await city.App.UseAsync(db => db.Set<Organisation>().Where(o => o.Code == "91440300MA5F8K3Q2E").SingleAsync(Ct));
        (await registry.PutAsJsonAsync($"/api/v1/organisations/{unit.Id.Value}", new { name = unit.Name, code = unit.Code }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await TitlesAsync("Pending")).ShouldBeEmpty();
        (await TitlesAsync("Done")).Count.ShouldBe(1);
        (await ThroughTheGovernmentAsync(client, "Corporation", "/", who)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await city.App.DrainAsync();
        (await TitlesAsync("Pending")).ShouldBeEmpty("the registry has said what it thinks of that name");

        async Task<List<string?>> TitlesAsync(string tab) =>
            [.. (await registry.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/todos?tab={tab}", Ct)).GetProperty("items").EnumerateArray().Select(line => line.GetProperty("title").GetString()).Where(title => title?.StartsWith("核对单位名称", StringComparison.Ordinal) == true)];
    }

    [Fact]
    public async Task says_so_where_the_government_s_sign_in_is_off()
    {
        await using var app = new PlatformApp().With("Ports:Sso:Adapter", "off");
        await app.InitializeAsync();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        var answer = await client.SubmitAsync("/sign-in", "form:has(button[name=kind])", ("kind", "Person"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.TextAsync()).ShouldContain("统一身份认证登录暂不可用");
    }

    [Fact]
    public async Task lets_the_forms_of_the_entrance_lead_to_the_configured_sign_in_and_no_other_page()
    {
        await using var app = new PlatformApp().With("Ports:Sso:Adapter", "guangdong").With("Ports:Sso:Authority", "https://tyrz.example.gov.cn/tif/sso").With("Ports:Sso:ClientId", "p")
            .With("Ports:Sso:ClientSecret", "9f2e1c").With("Ports:Sso:FormTargets:0", "https://login.example.gov.cn/page");
        await app.InitializeAsync();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });

        var entrance = (await client.GetAsync("/sign-in", Ct)).Headers.GetValues("Content-Security-Policy").Single();
        var other = (await client.GetAsync("/", Ct)).Headers.GetValues("Content-Security-Policy").Single();

        entrance.ShouldEndWith("form-action 'self' https://tyrz.example.gov.cn https://login.example.gov.cn");
        other.ShouldEndWith("form-action 'self'");
    }

    private static Task<HttpResponseMessage> ThroughTheGovernmentAsync(HttpClient client, string kind, string back, params (string Name, string Value)[] typed) =>
        ThroughTheGovernmentAsync(client, kind, back, "form:has(button[name=kind])", typed);

    private static async Task<HttpResponseMessage> ThroughTheGovernmentAsync(HttpClient client, string kind, string back, string door, (string Name, string Value)[] typed)
    {
        var state = await StateAsync(client, kind, back, door);
        var answered = await client.SubmitAsync($"/dev/sso?state={state}&kind={kind}", "form[action*='handler=Somebody']", typed);
        return await client.GetAsync(answered.Headers.Location, Ct);
    }

    private static async Task<string> StateAsync(HttpClient client, string kind, string back, string door = "form:has(button[name=kind])")
    {
        var asked = await client.SubmitAsync($"/sign-in?back={Uri.EscapeDataString(back)}", door, ("kind", kind));
        return System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), asked.Headers.Location.ShouldNotBeNull()).Query)["state"].ShouldNotBeNull();
    }
}
