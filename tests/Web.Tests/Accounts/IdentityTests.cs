using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Security;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>身份认证 as H5 does it.</summary>
public sealed class IdentityTests(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_stranger_chooses_an_entry_and_is_let_in_the_next_time()
    {
        using var phone = await city.PhoneAsync();
        var id = await city.PresetAsync("street-lead", new { role = "CommunityLead", organisationId = city.City.Unit("community"), name = "赵一", phone = "13700000001" });

        var first = await EnterAsync(phone, "oDEV-zhao");
        var bound = await BindAsync(phone, "government", "赵一", "13700000001", await city.CodeAsync("13700000001"), first.GetProperty("ticket").GetString());
        var second = await EnterAsync(phone, "oDEV-zhao");

        first.GetProperty("bound").GetBoolean().ShouldBeFalse();
        first.GetProperty("entries").EnumerateArray().Select(entry => entry.GetString()).ShouldBe(["Government", "PropertyOrCommittee", "Expert"]);
        bound.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.GetProperty("bound").GetBoolean().ShouldBeTrue();
        using var known = city.Phone(second.GetProperty("token"));
        (await known.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("account").GetGuid().ShouldBe(id);
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_state_is_worth_one_entry()
    {
        using var phone = await city.PhoneAsync();
        var state = await StateAsync(phone);

        (await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = "oDEV-once" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = "oDEV-once" }, Ct);

        (await again.RefusalAsync()).ShouldBe(AccountErrors.WeChatUnknown.Code);
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_state_is_worth_nothing_in_another_browser_than_the_one_that_began()
    {
        using var attacker = await city.PhoneAsync();
        using var victim = await city.PhoneAsync();
        var (planted, own) = (await StateAsync(attacker), await StateAsync(victim));

        var crossed = await victim.PostAsJsonAsync("/api/v1/identity/wechat", new { state = planted, code = "oDEV-attacker" }, Ct);
        var forged = await victim.PostAsJsonAsync("/api/v1/identity/wechat", new { state = own[..8] + planted[8..], code = "oDEV-attacker" }, Ct);

        (await crossed.RefusalAsync()).ShouldBe(AccountErrors.WeChatUnknown.Code);
        (await forged.RefusalAsync()).ShouldBe(AccountErrors.WeChatUnknown.Code);
        (await attacker.PostAsJsonAsync("/api/v1/identity/wechat", new { state = planted, code = "oDEV-attacker" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task two_pages_of_one_browser_are_entered_side_by_side_and_its_cookie_is_bound_to_the_host()
    {
        using var phone = city.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true, BaseAddress = new Uri("https://localhost") });
        using var begun = await phone.GetAsync("/api/v1/identity/wechat?returnPath=/h5/", Ct);
        var (first, second) = (StateOf(await begun.Content.ReadFromJsonAsync<JsonElement>(Ct)), await StateAsync(phone));

        var cookie = begun.Headers.GetValues("Set-Cookie").Single(set => set.Contains("wechat", StringComparison.Ordinal));
        cookie.ShouldStartWith($"__Host-pp-wechat-{first[..8]}={first}");
        foreach (var flag in new[] { "; path=/;", "; secure", "; httponly", "; samesite=lax" }) cookie.ShouldContain(flag, Case.Insensitive);
        foreach (var state in new[] { first, second }) (await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = "oDEV-twice" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [Trait("row", "ACC-03")]
    [InlineData("government", "没有此人", "13700000011", "account.no_government_account")]
    [InlineData("property", "没有此人", "13700000012", "account.no_property_account")]
    public async Task nobody_gets_in_without_a_preset_account(string entry, string name, string number, string refusal)
    {
        using var phone = await city.PhoneAsync();

        var answer = await BindAsync(phone, entry, name, number, await city.CodeAsync(number));

        (await answer.RefusalAsync()).ShouldBe(refusal);
    }

    [Fact]
    [Trait("row", "ACC-03")]
    public async Task name_and_phone_must_both_match_and_a_cancelled_account_does_not()
    {
        using var phone = await city.PhoneAsync();
        var id = await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "钱二", phone = "13700000021" });

        (await (await BindAsync(phone, "government", "钱三", "13700000021", await city.CodeAsync("13700000021"))).RefusalAsync()).ShouldBe("account.no_government_account");
        (await (await BindAsync(phone, "property", "钱二", "13700000021", await city.CodeAsync("13700000021"))).RefusalAsync()).ShouldBe("account.no_property_account");
        (await BindAsync(phone, "government", " 钱 二 ", "137-0000-0021", await city.CodeAsync("13700000021"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var lead = await city.PhoneAsync("community-lead");
        (await lead.PostAsync($"/api/v1/accounts/{id}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await BindAsync(phone, "government", "钱二", "13700000021", await city.CodeAsync("13700000021"))).RefusalAsync()).ShouldBe("account.no_government_account");
    }

    [Fact]
    [Trait("row", "ACC-04")]
    public async Task a_committee_officer_waits_for_the_director()
    {
        using var phone = await city.PhoneAsync();
        (await (await BindAsync(phone, "property", "孙三", "13700000031", await city.CodeAsync("13700000031"))).RefusalAsync()).ShouldBe("account.no_property_account");

        await city.PresetAsync("director", new { role = "CommitteeOfficer", name = "孙三", phone = "13700000031" });

        (await (await BindAsync(phone, "government", "孙三", "13700000031", await city.CodeAsync("13700000031"))).RefusalAsync()).ShouldBe("account.no_government_account");
        (await BindAsync(phone, "property", "孙三", "13700000031", await city.CodeAsync("13700000031"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task a_code_works_once_and_for_five_minutes_and_five_tries()
    {
        using var phone = await city.PhoneAsync();
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "李四", phone = "13700000041" });

        await city.CodeAsync("13700000041");
        city.App.Clock.Advance(TimeSpan.FromMinutes(5));
        (await (await BindAsync(phone, "government", "李四", "13700000041", "246810")).RefusalAsync()).ShouldBe("account.code_wrong");

        await city.CodeAsync("13700000041", digits: "135791");
        for (var i = 0; i < 5; i++) (await (await BindAsync(phone, "government", "李四", "13700000041", "000000")).RefusalAsync()).ShouldBe("account.code_wrong");
        var sixth = await BindAsync(phone, "government", "李四", "13700000041", "135791");
        sixth.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await sixth.RefusalAsync()).ShouldBe("account.code_exhausted");

        city.App.Clock.Advance(TimeSpan.FromMinutes(1));
        await city.CodeAsync("13700000041", digits: "864209");
        (await BindAsync(phone, "government", "李四", "13700000041", "864209")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await BindAsync(phone, "government", "李四", "13700000041", "864209")).RefusalAsync()).ShouldBe("account.code_wrong");
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task a_code_holds_in_the_browser_that_asked_and_no_stranger_uses_up_its_tries()
    {
        using var own = await city.PhoneAsync();
        using var stranger = await city.PhoneAsync();
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "李五", phone = "13700000042" });

        (await own.PostAsJsonAsync("/api/v1/codes", new { phone = "13700000042", purpose = "Identity" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var code = await city.SmsCodeAsync("13700000042");
        (await (await BindAsync(stranger, "government", "李五", "13700000042", code)).RefusalAsync()).ShouldBe("account.code_wrong", "the right digits, but not from here");
        city.App.Clock.Advance(TimeSpan.FromMinutes(1));
        (await stranger.PostAsJsonAsync("/api/v1/codes", new { phone = "13700000042", purpose = "Identity" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 6; i++) await BindAsync(stranger, "government", "李五", "13700000042", "000000");

        (await BindAsync(own, "government", "李五", "13700000042", code)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task a_code_goes_to_the_phone_and_nowhere_else_once_a_minute()
    {
        using var phone = await city.PhoneAsync();

        var sent = await phone.PostAsJsonAsync("/api/v1/codes", new { phone = "137 0000 0091", purpose = "Identity" }, Ct);
        var tooSoon = await phone.PostAsJsonAsync("/api/v1/codes", new { phone = "13700000091", purpose = "Identity" }, Ct);
        var code = await city.SmsCodeAsync("13700000091");
        city.App.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await phone.PostAsJsonAsync("/api/v1/codes", new { phone = "13700000091", purpose = "Identity" }, Ct);
        var none = await phone.PostAsJsonAsync("/api/v1/codes", new { phone = "12345", purpose = "Identity" }, Ct);

        sent.StatusCode.ShouldBe(HttpStatusCode.OK);
        code.ShouldMatch("^[0-9]{6}$");
        (await sent.Content.ReadAsStringAsync(Ct)).ShouldNotContain(code);
        tooSoon.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
        none.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await (await BindAsync(phone, "expert", "新专家", "13700000091", code)).RefusalAsync()).ShouldBe("account.code_wrong");
        (await BindAsync(phone, "expert", "新专家", "13700000091", await city.SmsCodeAsync("13700000091"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task a_phone_gets_ten_codes_a_day()
    {
        using var phone = await city.PhoneAsync();
        var answers = new List<HttpStatusCode>();

        for (var i = 0; i < 11; i++)
        {
            answers.Add((await phone.PostAsJsonAsync("/api/v1/codes", new { phone = "13700000092", purpose = "OwnerBinding" }, Ct)).StatusCode);
            city.App.Clock.Advance(TimeSpan.FromMinutes(13));
        }

        answers.Take(10).ShouldAllBe(status => status == HttpStatusCode.OK);
        answers[10].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task a_code_for_another_purpose_proves_nothing()
    {
        using var phone = await city.PhoneAsync();
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "周五", phone = "13700000051" });

        var answer = await BindAsync(phone, "government", "周五", "13700000051", await city.CodeAsync("13700000051", CodePurpose.OwnerBinding));

        (await answer.RefusalAsync()).ShouldBe("account.code_wrong");
    }

    [Fact]
    [Trait("row", "ACC-09")]
    public async Task the_identity_switched_to_decides_what_follows_and_strangers_cannot_be_switched_to()
    {
        var both = await city.City.PersonAsync("manager-and-expert", Role.ProjectManager, "enterprise", "吴六", "13700000061");
        using var manager = await city.PhoneAsync("manager-and-expert");
        var applied = await BindAsync(manager, "expert", "吴六", "13700000061", await city.CodeAsync("13700000061"));
        applied.StatusCode.ShouldBe(HttpStatusCode.OK);

        var identities = (await manager.GetFromJsonAsync<JsonElement>("/api/v1/me/identities", Ct)).EnumerateArray().ToList();
        var expert = identities.Single(identity => identity.GetProperty("role").GetString() == "ExpertApplicant").GetProperty("account").GetGuid();
        (await manager.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var switched = city.Phone(await (await manager.PostAsync($"/api/v1/me/identities/{expert}/switch", null, Ct)).JsonAsync());
        var me = await switched.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct);

        identities.Count.ShouldBe(2);
        me.GetProperty("role").GetString().ShouldBe("ExpertApplicant");
        me.GetProperty("person").GetGuid().ShouldBe(both.Person.ShouldNotBeNull().Value);
        await using (var scope = city.App.ScopeOf(TestActor.Almighty))
        {
            var account = await city.App.UseAsync(db => db.Set<Account>().SingleAsync(a => a.Id == new AccountId(expert), Ct));
            var resolved = await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(Session.Of(account), Ct);
            resolved.ShouldNotBeNull().Scope.ShouldBe(DataScope.Nothing, "an applicant is responsible for no place");
        }

        (await switched.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await manager.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the earlier session is over");
        (await switched.PostAsync($"/api/v1/me/identities/{city.City.Person("street-lead").Account.Value}/switch", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "ACC-24")]
    public async Task whoever_is_cancelled_is_a_stranger_to_the_official_account_again()
    {
        using var phone = await city.PhoneAsync();
        var id = await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "离任人", phone = "13700000121" });
        var first = await EnterAsync(phone, "oDEV-left");
        (await BindAsync(phone, "government", "离任人", "13700000121", await city.CodeAsync("13700000121"), first.GetProperty("ticket").GetString())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await city.App.UseAsync(db => db.Set<Person>().AnyAsync(p => p.OpenId == "oDEV-left", Ct))).ShouldBeTrue();

        using var lead = await city.PhoneAsync("community-lead");
        (await lead.PostAsync($"/api/v1/accounts/{id}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await EnterAsync(phone, "oDEV-left")).GetProperty("bound").GetBoolean().ShouldBeFalse();
        (await city.App.UseAsync(db => db.Set<Person>().AnyAsync(p => p.OpenId == "oDEV-left", Ct))).ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "ACC-28")]
    [Trait("row", "ACC-38")]
    public async Task the_own_phone_changes_by_a_code_to_the_new_one()
    {
        var opened = await city.City.PersonAsync("mover", Role.CommunityOfficer, "community", "郑七", "13700000071");
        using var mover = await city.PhoneAsync("mover");

        var wrong = await mover.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13700000072", code = "111111" }, Ct);
        var taken = await mover.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13900000004", code = await city.CodeAsync("13900000004", CodePurpose.PhoneChange) }, Ct);
        var done = await mover.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13700000072", code = await city.CodeAsync("13700000072", CodePurpose.PhoneChange) }, Ct);

        (await wrong.RefusalAsync()).ShouldBe("account.code_wrong");
        (await taken.RefusalAsync()).ShouldBe("account.phone_taken");
        done.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await mover.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("phone").GetString().ShouldBe("137****0072");
        (await city.App.UseAsync(db => db.Set<Person>().SingleAsync(p => p.Id == opened.Person, Ct))).Phone.ShouldNotBeNull().Digits.ShouldBe("13700000072", "the person is known by the new phone in every identity");
        using var street = await city.PhoneAsync("street-lead");
        var line = (await street.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/trail?account={opened.Account.Value}&action=accounts.phone_changed", Ct)).GetProperty("items")[0].GetProperty("facts");
        (line.GetProperty("before").GetString(), line.GetProperty("after").GetString()).ShouldBe(("137****0071", "137****0072"));
    }

    [Fact]
    [Trait("row", "ACC-28")]
    public async Task unbinding_ends_the_session_and_keeps_the_account_cancelling_ends_both()
    {
        await city.City.PersonAsync("leaver", Role.CommunityOfficer, "community", "冯八", "13700000081");
        using var leaver = await city.PhoneAsync("leaver");

        (await leaver.PostAsync("/api/v1/me/unbind", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await leaver.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var again = await BindAsync(leaver, "government", "冯八", "13700000081", await city.CodeAsync("13700000081"));
        using var back = city.Phone(await again.JsonAsync());
        (await back.PostAsync("/api/v1/me/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await back.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await BindAsync(leaver, "government", "冯八", "13700000081", await city.CodeAsync("13700000081", digits: "975310"))).RefusalAsync()).ShouldBe("account.no_government_account");
    }

    [Fact]
    [Trait("row", "ACC-01")]
    public async Task the_menu_of_the_official_account_marks_what_the_caller_can_open()
    {
        await city.City.PersonAsync("menu-reader", Role.CommunityOfficer, "community", "看菜单", "13700000101");
        using var stranger = await city.PhoneAsync();
        using var officer = await city.PhoneAsync("menu-reader");

        var modules = (await stranger.GetFromJsonAsync<JsonElement>("/api/v1/h5/menu", Ct)).GetProperty("modules").EnumerateArray().ToList();
        var own = (await officer.GetFromJsonAsync<JsonElement>("/api/v1/h5/menu", Ct)).GetProperty("modules")[1];

        modules.Select(Title).ShouldBe(["信息公开", "业务办理", "政民互动"]);
        var property = modules[1].GetProperty("entries")[0].GetProperty("entries")[0];
        Title(property).ShouldBe("物业");
        property.GetProperty("entries").EnumerateArray().Select(Title).ShouldBe(["我的小区", "信息公开", "互动交流"]);
        var area = property.GetProperty("entries")[0].GetProperty("entries").EnumerateArray().ToList();
        area.Select(Title).ShouldBe(["物业服务", "业主评价", "业主身份绑定", "被委托人认证"]);
        area.Select(entry => entry.GetProperty("enabled").GetBoolean()).ShouldBe([false, false, true, true]);
        own.GetProperty("entries")[0].GetProperty("entries")[0].GetProperty("entries")[0].GetProperty("entries")[0].GetProperty("enabled").GetBoolean().ShouldBeTrue();
        foreach (var notThere in new[] { modules[0], modules[2], property.GetProperty("entries")[1] }) notThere.GetProperty("enabled").GetBoolean().ShouldBeFalse();

        static string? Title(JsonElement node) => node.GetProperty("title").GetString();
    }

    [Fact]
    [Trait("row", "ACC-05")]
    public async Task an_applicant_expert_needs_nobodys_preset_and_stays_the_same()
    {
        using var phone = await city.PhoneAsync();

        var first = await BindAsync(phone, "expert", "申报人", "13700000111", await city.CodeAsync("13700000111"));
        var again = await BindAsync(phone, "expert", "申报人", "13700000111", await city.CodeAsync("13700000111"));
        var other = await BindAsync(phone, "expert", "冒名人", "13700000111", await city.CodeAsync("13700000111"));

        using var applicant = city.Phone(await first.JsonAsync());
        using var same = city.Phone(await again.JsonAsync());
        var me = await applicant.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct);
        me.GetProperty("role").GetString().ShouldBe("ExpertApplicant");
        (await same.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("account").GetGuid().ShouldBe(me.GetProperty("account").GetGuid());
        (await other.RefusalAsync()).ShouldBe("account.name_differs");
    }

    private static async Task<JsonElement> EnterAsync(HttpClient phone, string openId)
    {
        var state = await StateAsync(phone);
        return await (await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = openId }, Ct)).JsonAsync();
    }

    private static async Task<string> StateAsync(HttpClient phone)
    {
        var door = await phone.GetFromJsonAsync<JsonElement>("/api/v1/identity/wechat?returnPath=/h5/", Ct);
        return StateOf(door);
    }

    private static string StateOf(JsonElement door) =>
        System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), door.GetProperty("url").GetString()).Query)["state"].ShouldNotBeNull();

    private static Task<HttpResponseMessage> BindAsync(HttpClient phone, string entry, string name, string number, string code, string? ticket = null) =>
        phone.PostAsJsonAsync($"/api/v1/identity/{entry}", new { name, phone = number, code, ticket }, Ct);
}
