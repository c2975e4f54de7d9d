using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>How people get in by the official account, step by step as the manuals say it and as the client on the phone asks for it by REST: the title of a test names the manual and its section.</summary>
public sealed class TheManualsOnThePhone(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "000 §1 微信端身份认证: 街道预设社区负责人，社区负责人预设经办人，认证后查看本账号拥有的权限，部分权限由街道赋权")]
    [Trait("row", "ACC-01")]
    [Trait("row", "ACC-02")]
    [Trait("row", "ACC-03")]
    [Trait("row", "ACC-06")]
    [Trait("row", "ACC-07")]
    [Trait("row", "ACC-08")]
    [Trait("row", "ACC-34")]
    public async Task people_of_a_community_station_authenticate()
    {
        // 社区工作站负责人登录前需街道办事处相关负责人预设账号
        using var lead = city.Browser();
        (await (await AuthenticateAsync(lead, Audience.Government, "方社区", "13600000101")).RefusalAsync()).ShouldBe(AccountErrors.NoGovernmentAccount.Code);
        await city.PresetAsync("street-lead", new { role = "CommunityLead", organisationId = city.City.Unit("community"), name = "方社区", phone = "13600000101", position = "社区负责人" });
        using var leadIn = await EnteredAsync(await AuthenticateAsync(lead, Audience.Government, "方社区", "13600000101"));

        // 社区工作站经办人登录前需相关社区工作站负责人预设账号
        using var officer = city.Browser();
        (await (await AuthenticateAsync(officer, Audience.Government, "方经办", "13600000102")).RefusalAsync()).ShouldBe(AccountErrors.NoGovernmentAccount.Code);
        (await leadIn.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "方经办", phone = "13600000102", position = "经办人" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var officerIn = await EnteredAsync(await AuthenticateAsync(officer, Audience.Government, "方经办", "13600000102"));
        (await IsBoundAsync(officer, "方经办")).ShouldBeTrue("a bound user goes straight to 物业服务");

        // 可查看本账号拥有的权限，部分模块的权限需要街道办相关负责人赋权
        var me = await leadIn.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct);
        me.GetProperty("role").GetString().ShouldBe("CommunityLead");
        me.GetProperty("organisation").GetString().ShouldBe("大冲社区工作站");
        (await PermissionsAsync(leadIn)).ShouldNotContain(Permissions.ConfirmAsConvenor);
        using var street = await city.PhoneAsync("street-lead");
        (await street.PutAsJsonAsync($"/api/v1/accounts/{me.GetProperty("account").GetGuid()}/permissions", new { granted = new[] { Permissions.ConfirmAsConvenor }, withheld = Array.Empty<string>() }, Ct)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await PermissionsAsync(leadIn)).ShouldContain(Permissions.ConfirmAsConvenor);
    }

    [Fact(DisplayName = "000 §3 权限管理: 点击头像对当前用户账号进行编辑、解绑和注销")]
    [Trait("row", "ACC-28")]
    public async Task an_officer_edits_unbinds_and_cancels_the_own_account()
    {
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "自理人", phone = "13600000111" });
        using var phone = city.Browser();
        using var own = await EnteredAsync(await AuthenticateAsync(phone, Audience.Government, "自理人", "13600000111"));

        (await own.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13600000112", code = await CodeAsync(own, "13600000112", CodePurpose.PhoneChange) }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await own.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("phone").GetString().ShouldBe("136****0112");
        (await own.PostAsync("/api/v1/me/unbind", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await IsBoundAsync(phone, "自理人")).ShouldBeFalse();
        using var again = await EnteredAsync(await AuthenticateAsync(phone, Audience.Government, "自理人", "13600000112"));
        (await again.PostAsync("/api/v1/me/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await again.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await AuthenticateAsync(phone, Audience.Government, "自理人", "13600000112")).RefusalAsync()).ShouldBe(AccountErrors.NoGovernmentAccount.Code);
    }

    [Fact(DisplayName = "001 §一 身份绑定: 业委会经办人由业委会主任授权后从“物业服务或业委会人员”入口登录")]
    [Trait("row", "ACC-01")]
    [Trait("row", "ACC-02")]
    [Trait("row", "ACC-04")]
    [Trait("row", "ACC-23")]
    public async Task an_officer_of_a_committee_authenticates_once_the_director_authorised()
    {
        using var phone = city.Browser();
        (await (await AuthenticateAsync(phone, Audience.PropertyOrCommittee, "业经办", "13600000121")).RefusalAsync()).ShouldBe(AccountErrors.NoPropertyAccount.Code);

        await city.PresetAsync("director", new { role = "CommitteeOfficer", name = "业经办", phone = "13600000121" });
        using var own = await EnteredAsync(await AuthenticateAsync(phone, Audience.PropertyOrCommittee, "业经办", "13600000121"));

        (await own.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("role").GetString().ShouldBe("CommitteeOfficer");
        (await IsBoundAsync(phone, "业经办")).ShouldBeTrue();
    }

    [Fact(DisplayName = "001 §三 权限管理: 查看业委会全部人员，点击头像查看角色权限，编辑手机号码、注销")]
    [Trait("row", "ACC-28")]
    [Trait("row", "ACC-33")]
    public async Task somebody_of_a_committee_looks_at_its_people_and_keeps_the_own_account()
    {
        await city.PresetAsync("director", new { role = "CommitteeOfficer", name = "业同事", phone = "13600000131" });
        using var phone = city.Browser();
        using var own = await EnteredAsync(await AuthenticateAsync(phone, Audience.PropertyOrCommittee, "业同事", "13600000131"));

        var names = (await own.GetFromJsonAsync<JsonElement>("/api/v1/accounts", Ct)).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("name").GetString()).ToList();
        names.ShouldContain("林芳");
        names.ShouldContain("业同事");
        names.ShouldNotContain("李娜");
        (await PermissionsAsync(own)).ShouldContain(Permissions.ViewAccounts);
        (await own.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13600000132", code = await CodeAsync(own, "13600000132", CodePurpose.PhoneChange) }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await own.PostAsync("/api/v1/me/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await IsBoundAsync(phone, "业同事")).ShouldBeFalse();
    }

    [Fact(DisplayName = "002 §3 微信端身份认证、§4 权限管理: 企业新增项目经理，编辑、注销后再新增，项目经理认证后使用")]
    [Trait("row", "ACC-02")]
    [Trait("row", "ACC-04")]
    [Trait("row", "ACC-28")]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-30")]
    [Trait("row", "ACC-31")]
    [Trait("row", "ACC-32")]
    public async Task an_enterprise_adds_its_managers_who_authenticate()
    {
        var (first, second) = (await ManagedAsync(), await ManagedAsync());
        using var phone = city.Browser();
        await city.City.PersonAsync("ent-lead-of-manual", Role.EntLead, "enterprise", "企负责", "13600000140");
        using var lead = await EnteredAsync(await AuthenticateAsync(phone, Audience.PropertyOrCommittee, "企负责", "13600000140"));

        // 1: 选择新增，填写项目经理基本信息，选中所管小区和所对应权限，点击提交
        var added = await AddAsync(lead, "误经理", "13600000141", first, second);
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        var account = (await added.JsonAsync()).GetProperty("id").GetGuid();

        // 2: 姓名、手机号码错误可点击编辑；点击项目栏查看权限所对应的被授权人
        (await lead.PutAsJsonAsync($"/api/v1/accounts/{account}", new { name = "正经理", phone = "13600000142" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var managerPhone = city.Browser();
        using var manager = await EnteredAsync(await AuthenticateAsync(managerPhone, Audience.PropertyOrCommittee, "正经理", "13600000142"));
        (await lead.GetStringAsync($"/api/v1/accounts/by-project/{first}", Ct)).ShouldContain("正经理");
        (await manager.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("projects").EnumerateArray().Select(p => p.GetGuid()).ShouldBe([first, second], ignoreOrder: true);

        // 须先注销以前的项目经理账号再增加新员工账号
        (await (await AddAsync(lead, "新经理", "13600000143", first)).RefusalAsync()).ShouldBe(AccountErrors.ProjectHasManager.Code);
        (await lead.PostAsync($"/api/v1/accounts/{account}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await manager.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await AddAsync(lead, "新经理", "13600000143", first)).StatusCode.ShouldBe(HttpStatusCode.Created);

        // 3: 点击当前用户的头像，可对当前用户绑定的手机号码编辑，也可注销、解除绑定
        (await lead.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13600000144", code = await CodeAsync(lead, "13600000144", CodePurpose.PhoneChange) }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await lead.PostAsync("/api/v1/me/unbind", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var back = await EnteredAsync(await AuthenticateAsync(phone, Audience.PropertyOrCommittee, "企负责", "13600000144"));
        (await back.PostAsync("/api/v1/me/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact(DisplayName = "004 §1 微信端身份认证、§三1 专家入库: 选择“专家/申报专家资格人员”完成认证，项目负责人切换身份为“申报专家资格人员”")]
    [Trait("row", "ACC-02")]
    [Trait("row", "ACC-05")]
    [Trait("row", "ACC-09")]
    public async Task an_applicant_authenticates_and_a_manager_switches_to_it()
    {
        using var phone = city.Browser();
        await city.PresetAsync("ent-lead", new { role = "ProjectManager", name = "项专家", phone = "13600000151" });
        using var manager = await EnteredAsync(await AuthenticateAsync(phone, Audience.PropertyOrCommittee, "项专家", "13600000151"));
        var proved = await phone.PostAsJsonAsync("/api/v1/identity/expert", new { name = "项专家", phone = "13600000151", code = await CodeAsync(phone, "13600000151") }, Ct);
        proved.StatusCode.ShouldBe(HttpStatusCode.OK);

        var identities = (await manager.GetFromJsonAsync<JsonElement>("/api/v1/me/identities", Ct)).EnumerateArray().ToList();
        var expert = identities.Single(identity => identity.GetProperty("role").GetString() == nameof(Role.ExpertApplicant)).GetProperty("account").GetGuid();
        using var switched = city.Phone(await (await manager.PostAsync($"/api/v1/me/identities/{expert}/switch", null, Ct)).JsonAsync());

        identities.Single(identity => identity.GetProperty("inUse").GetBoolean()).GetProperty("role").GetString().ShouldBe(nameof(Role.ProjectManager));
        (await switched.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("role").GetString().ShouldBe(nameof(Role.ExpertApplicant));
        TextOf("Role", nameof(Role.ExpertApplicant)).ShouldBe("申报专家资格人员");

        using var stranger = city.Browser();
        using var applicant = await EnteredAsync(await AuthenticateAsync(stranger, Audience.Expert, "申专家", "13600000152"));
        (await applicant.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("role").GetString().ShouldBe(nameof(Role.ExpertApplicant));
    }

    /// <summary>From the menu of the official account to 提交信息.</summary>
    private async Task<HttpResponseMessage> AuthenticateAsync(HttpClient phone, Audience entry, string name, string number)
    {
        // 点击“业务办理”，进入服务大厅，再点击“物业”；“我的小区”、“信息公开”和“互动交流”
        var property = Below(Below(Below((await phone.GetFromJsonAsync<JsonElement>("/api/v1/h5/menu", Ct)).GetProperty("modules"), "业务办理"), "服务大厅"), "物业");
        property.EnumerateArray().Select(group => group.GetProperty("title").GetString()).ShouldBe(["我的小区", "信息公开", "互动交流"]);
        var service = Below(property, "我的小区").EnumerateArray().Single(line => line.GetProperty("title").GetString() == "物业服务");

        // 首次点击“物业服务”菜单后，进入身份认证页面
        var opened = await OpenAsync(phone, name, service.GetProperty("path").GetString() ?? "");
        opened.GetProperty("bound").GetBoolean().ShouldBeFalse();
        opened.GetProperty("entries").EnumerateArray().Select(one => one.GetString()).ShouldContain($"{entry}");
        TextOf(nameof(Audience), $"{entry}").ShouldBe(entry switch
        {
            Audience.Government => "各级政府物业监管部门人员",
            Audience.PropertyOrCommittee => "物业服务或业委会人员",
            _ => "专家/申报专家资格人员",
        });

        // 填写“姓名”“手机号码”等信息并输入获取的短信验证码，确认无误后点击“提交信息”
        var path = entry switch { Audience.Government => "government", Audience.PropertyOrCommittee => "property", _ => "expert" };
        return await phone.PostAsJsonAsync($"/api/v1/identity/{path}", new { name, phone = number, code = await CodeAsync(phone, number), ticket = opened.GetProperty("ticket").GetString() }, Ct);
    }

    /// <summary>进入“物业服务”页面: the entry of the menu is open, and what the account may is shown.</summary>
    private async Task<HttpClient> EnteredAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        var phone = city.Phone(await answer.JsonAsync());
        var area = Below(Below(Below(Below((await phone.GetFromJsonAsync<JsonElement>("/api/v1/h5/menu", Ct)).GetProperty("modules"), "业务办理"), "服务大厅"), "物业"), "我的小区");
        area.EnumerateArray().Single(line => line.GetProperty("title").GetString() == "物业服务").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        (await PermissionsAsync(phone)).ShouldBe((await phone.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("permissions").EnumerateArray().Select(key => key.GetString() ?? ""));
        return phone;
    }

    private static async Task<bool> IsBoundAsync(HttpClient phone, string name) => (await OpenAsync(phone, name, "/h5/service")).GetProperty("bound").GetBoolean();

    /// <summary>The page is opened: WeChat says who the follower is.</summary>
    private static async Task<JsonElement> OpenAsync(HttpClient phone, string follower, string path)
    {
        var door = await phone.GetFromJsonAsync<JsonElement>($"/api/v1/identity/wechat?returnPath={path}", Ct);
        var asked = System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), door.GetProperty("url").GetString()).Query);
        asked["back"].ShouldBe(path);
        return await (await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state = asked["state"], code = $"oDEV-{follower}" }, Ct)).JsonAsync();
    }

    private async Task<string> CodeAsync(HttpClient phone, string number, CodePurpose purpose = CodePurpose.Identity)
    {
        city.App.Clock.Advance(TimeSpan.FromMinutes(1));
        using var sent = await phone.PostAsJsonAsync("/api/v1/codes", new { phone = number, purpose = $"{purpose}" }, Ct);
        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await city.SmsCodeAsync(number);
    }

    private async Task<Guid> ManagedAsync()
    {
        var estate = await AnEstate.BuildAsync(city.App);
        var today = DateOnly.FromDateTime(city.App.Clock.GetUtcNow().UtcDateTime);
        (await city.App.SendAsync(new AssignEnterprise(estate.Project, new OrganisationId(city.City.Unit("enterprise")), "HT-1", today, today.AddYears(3), null, null))).Error.ShouldBeNull();
        return estate.Project.Value;
    }

    private static Task<HttpResponseMessage> AddAsync(HttpClient lead, string name, string phone, params Guid[] projects) =>
        lead.PostAsJsonAsync("/api/v1/accounts", new { role = "ProjectManager", name, phone, projects }, Ct);

    private static JsonElement Below(JsonElement menu, string title) => menu.EnumerateArray().Single(line => line.GetProperty("title").GetString() == title).GetProperty("entries");

    private static async Task<string[]> PermissionsAsync(HttpClient client) => (await client.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct)).ShouldNotBeNull();

    private string TextOf(string kind, string value) => city.App.Services.GetRequiredService<Terms>().Of(kind, value).Text;
}
