using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>权限管理: what superiors may do to accounts of others, and what nobody else may.</summary>
public sealed class GoverningTests(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "ACC-07")]
    [Trait("row", "ACC-34")]
    [Trait("row", "ACC-35")]
    [InlineData("city-admin", Role.DistrictOfficer, "district", HttpStatusCode.Created)]
    [InlineData("district-officer", Role.StreetLead, "street", HttpStatusCode.Created)]
    [InlineData("street-lead", Role.CommunityLead, "community", HttpStatusCode.Created)]
    [InlineData("community-lead", Role.CommunityOfficer, "community", HttpStatusCode.Created)]
    [InlineData("director", Role.CommitteeOfficer, "committee", HttpStatusCode.Created)]
    [InlineData("ent-lead", Role.ProjectManager, "enterprise", HttpStatusCode.Created)]
    [InlineData("city-admin", Role.EntLead, "enterprise", HttpStatusCode.Created)]
    [InlineData("city-admin", Role.Director, "committee", HttpStatusCode.Created)]
    [InlineData("city-admin", Role.EntLead, "committee", HttpStatusCode.UnprocessableEntity)]
    [InlineData("city-admin", Role.Director, "enterprise", HttpStatusCode.UnprocessableEntity)]
    [InlineData("district-officer", Role.EntLead, "enterprise", HttpStatusCode.Forbidden)]
    [InlineData("other-street-lead", Role.Director, "committee", HttpStatusCode.Forbidden)]
    [InlineData("city-admin", Role.CommunityLead, "community", HttpStatusCode.Forbidden)]
    [InlineData("community-lead", Role.CommunityLead, "community", HttpStatusCode.Forbidden)]
    [InlineData("other-street-lead", Role.CommunityLead, "community", HttpStatusCode.Forbidden)]
    [InlineData("community-lead", Role.CommunityOfficer, "other-community", HttpStatusCode.Forbidden)]
    [InlineData("ent-lead", Role.CommitteeOfficer, "committee", HttpStatusCode.Forbidden)]
    [InlineData("street-lead", Role.CommunityLead, "street", HttpStatusCode.UnprocessableEntity)]
    public async Task each_level_presets_the_next_and_nobody_else(string superior, Role role, string unit, HttpStatusCode expected)
    {
        using var client = await city.PhoneAsync(superior);

        var answer = await client.PostAsJsonAsync("/api/v1/accounts", new { role = role.ToString(), organisationId = city.City.Unit(unit), name = "新人", phone = NextPhone() }, Ct);

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    [Trait("row", "ACC-21")]
    public async Task a_phone_is_free_once_in_an_audience()
    {
        using var lead = await city.PhoneAsync("community-lead");
        var phone = NextPhone();

        var first = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "甲", phone }, Ct);
        var second = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "乙", phone }, Ct);
        var elsewhere = await city.PresetAsync("director", new { role = "CommitteeOfficer", name = "甲", phone });

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await second.RefusalAsync()).ShouldBe("account.phone_taken");
        elsewhere.ShouldNotBe(Guid.Empty);
    }

    [Fact]
    [Trait("row", "ACC-08")]
    [Trait("row", "ACC-34")]
    public async Task what_is_not_granted_is_refused_and_a_grant_holds_from_the_next_request()
    {
        var officer = await city.City.PersonAsync("officer-for-grants", Role.CommunityLead, "community", "卫九", NextPhone());
        using var granted = await city.PhoneAsync("officer-for-grants");
        using var street = await city.PhoneAsync("street-lead");
        (await granted.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await street.PutAsJsonAsync($"/api/v1/accounts/{officer.Account.Value}/permissions", new { granted = Array.Empty<string>(), withheld = new[] { Permissions.ViewOrganisations } }, Ct)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await granted.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await granted.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct)).ShouldNotBeNull().ShouldNotContain(Permissions.ViewOrganisations);

        (await street.PutAsJsonAsync($"/api/v1/accounts/{officer.Account.Value}/permissions", new { granted = Array.Empty<string>(), withheld = Array.Empty<string>() }, Ct)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await granted.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await granted.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct)).ShouldNotBeNull().ShouldNotContain(Permissions.ConfirmAsConvenor);
        (await street.PutAsJsonAsync($"/api/v1/accounts/{officer.Account.Value}/permissions", new { granted = new[] { Permissions.ConfirmAsConvenor }, withheld = Array.Empty<string>() }, Ct)).StatusCode
            .ShouldBe(HttpStatusCode.NoContent);
        (await granted.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct)).ShouldNotBeNull().ShouldContain(Permissions.ConfirmAsConvenor);
    }

    [Fact]
    [Trait("row", "ACC-22")]
    public async Task what_was_taken_from_a_superior_too_is_not_given_back_by_that_superior()
    {
        var lead = await city.City.PersonAsync("lead-without", Role.CommunityLead, "community", "褚一", NextPhone());
        var officer = await city.City.PersonAsync("officer-without", Role.CommunityOfficer, "community", "褚二", NextPhone());
        using var street = await city.PhoneAsync("street-lead");
        using var poorer = await city.PhoneAsync("lead-without");
        foreach (var account in new[] { lead, officer }) (await GrantAsync(street, account.Account.Value, [], [Permissions.ViewOrganisations])).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await GrantAsync(poorer, officer.Account.Value, [], [])).RefusalAsync()).ShouldBe("account.not_grantable");
        (await GrantAsync(poorer, officer.Account.Value, [], [Permissions.ViewOrganisations, Permissions.ViewProjects])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await GrantAsync(poorer, officer.Account.Value, [], [Permissions.ViewOrganisations])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await GrantAsync(street, officer.Account.Value, [], [])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    [Trait("row", "ACC-22")]
    public async Task only_what_can_be_granted_is_and_only_by_a_superior_of_the_place()
    {
        var officer = await city.City.PersonAsync("officer-of-community", Role.CommunityOfficer, "community", "蒋十", NextPhone());
        using var lead = await city.PhoneAsync("community-lead");
        using var foreign = await city.PhoneAsync("other-community-lead");

        var url = $"/api/v1/accounts/{officer.Account.Value}/permissions";
        var beyond = await lead.PutAsJsonAsync(url, new { granted = new[] { Permissions.EditRoles }, withheld = Array.Empty<string>() }, Ct);
        var unheld = await lead.PutAsJsonAsync(url, new { granted = new[] { Permissions.ConfirmAsConvenor }, withheld = Array.Empty<string>() }, Ct);
        var outside = await foreign.PutAsJsonAsync(url, new { granted = Array.Empty<string>(), withheld = new[] { Permissions.ViewAccounts } }, Ct);

        (await beyond.RefusalAsync()).ShouldBe("account.not_grantable");
        (await unheld.RefusalAsync()).ShouldBe("account.not_grantable", "the role may be given it, but not by somebody who has not got it");
        outside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "ACC-24")]
    public async Task a_superior_cancels_an_account_and_its_session_is_over()
    {
        var officer = await city.City.PersonAsync("officer-who-goes", Role.CommunityOfficer, "community", "沈一", NextPhone());
        using var gone = await city.PhoneAsync("officer-who-goes");
        using var foreign = await city.PhoneAsync("other-community-lead");
        using var lead = await city.PhoneAsync("community-lead");
        var url = $"/api/v1/accounts/{officer.Account.Value}/cancel";

        (await foreign.PostAsync(url, null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gone.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await lead.PostAsync(url, null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await gone.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await (await lead.PostAsync(url, null, Ct)).RefusalAsync()).ShouldBe("account.cancelled");
        (await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/{officer.Account.Value}", Ct)).GetProperty("account").GetProperty("state").GetString().ShouldBe("Cancelled");
    }

    [Fact]
    [Trait("row", "ACC-28")]
    public async Task the_last_lead_of_a_unit_stays()
    {
        using var lead = await city.PhoneAsync("other-community-lead");

        (await (await lead.PostAsync("/api/v1/me/cancel", null, Ct)).RefusalAsync()).ShouldBe("account.last_lead");
        await city.PresetAsync("other-street-lead", new { role = "CommunityLead", organisationId = city.City.Unit("other-community"), name = "接任者", phone = NextPhone() });

        (await lead.PostAsync("/api/v1/me/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await city.City.PersonAsync("other-community-lead", Role.CommunityLead, "other-community", "冯静", "13900000006");
    }

    [Fact]
    [Trait("row", "ACC-20")]
    [Trait("row", "ACC-25")]
    public async Task the_list_shows_the_own_place_and_is_filtered_by_name_or_phone()
    {
        var phone = NextPhone();
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "欧阳寻", phone });
        using var lead = await city.PhoneAsync("community-lead");
        using var foreign = await city.PhoneAsync("other-street-lead");

        (await NamesAsync(lead, "欧阳")).ShouldBe(["欧阳寻"]);
        (await NamesAsync(lead, phone)).ShouldBe(["欧阳寻"]);
        (await NamesAsync(foreign, "欧阳")).ShouldBeEmpty();
        (await foreign.GetStringAsync("/api/v1/accounts", Ct)).ShouldNotContain(phone);
    }

    [Fact]
    [Trait("row", "ACC-37")]
    public async Task the_city_changes_what_a_role_may_do_for_everybody_at_once()
    {
        await city.City.PersonAsync("window", Role.WindowClerk, "district", "韩二", NextPhone());
        using var clerk = await city.PhoneAsync("window");
        using var admin = await city.PhoneAsync("city-admin");
        (await clerk.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.PutAsJsonAsync("/api/v1/roles/WindowClerk", new { permissions = new[] { Permissions.ViewOrganisations } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await clerk.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await admin.PutAsJsonAsync("/api/v1/roles/CityAdmin", new { permissions = Array.Empty<string>() }, Ct)).RefusalAsync()).ShouldBe("account.last_editor");
        (await (await admin.PutAsJsonAsync("/api/v1/roles/Reviewer", new { permissions = new[] { Permissions.BackgroundWork } }, Ct)).RefusalAsync()).ShouldBe("account.not_grantable");
        (await clerk.PutAsJsonAsync("/api/v1/roles/WindowClerk", new { permissions = new[] { Permissions.EditRoles } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var lead = await city.PhoneAsync("street-lead");
        (await lead.PutAsJsonAsync("/api/v1/roles/CommunityLead", new { permissions = new[] { Permissions.ViewAccounts } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "ACC-38")]
    public async Task the_trail_says_who_did_what_to_whom_within_the_own_place()
    {
        var officer = await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "杨三", phone = NextPhone() });
        using var lead = await city.PhoneAsync("community-lead");
        await lead.PutAsJsonAsync($"/api/v1/accounts/{officer}/permissions", new { granted = Array.Empty<string>(), withheld = new[] { Permissions.ViewAccounts } }, Ct);
        using var street = await city.PhoneAsync("street-lead");
        using var foreign = await city.PhoneAsync("other-street-lead");

        var lines = (await street.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/trail?account={officer}", Ct)).GetProperty("items").EnumerateArray().ToList();

        lines.Select(line => line.GetProperty("action").GetString()).ShouldBe(["accounts.granted", "accounts.preset"]);
        lines[0].GetProperty("byName").GetString().ShouldBe("李娜");
        lines[0].GetProperty("name").GetString().ShouldBe("杨三");
        lines[0].GetProperty("facts").GetProperty("after").GetString().ShouldBe("-" + Permissions.ViewAccounts);
        (await foreign.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/trail?account={officer}", Ct)).GetProperty("total").GetInt32().ShouldBe(0);
        (await lead.GetAsync("/api/v1/accounts/trail", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "ORG-01")]
    public async Task the_tree_grows_below_a_street_by_the_city_only()
    {
        using var admin = await city.PhoneAsync("city-admin");
        using var street = await city.PhoneAsync("street-lead");
        var place = new { code = ACity.Street + "009.", name = "科技园社区" };

        (await street.PostAsJsonAsync("/api/v1/places", place, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.PostAsJsonAsync("/api/v1/places", place, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await (await admin.PostAsJsonAsync("/api/v1/places", place, Ct)).RefusalAsync()).ShouldBe("organisation.place_taken");
        (await (await admin.PostAsJsonAsync("/api/v1/places", new { code = "4403.05.099.001.", name = "无" }, Ct)).RefusalAsync()).ShouldBe("organisation.place_unknown");

        var view = await street.GetFromJsonAsync<JsonElement>($"/api/v1/places?code={ACity.Street}", Ct);
        view.GetProperty("path").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["深圳市", "南山区", "粤海街道"]);
        view.GetProperty("below").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["大冲社区", "科技园社区"]);
    }

    [Fact]
    [Trait("row", "ORG-03")]
    public async Task a_unit_is_registered_corrected_and_closed_once()
    {
        using var admin = await city.PhoneAsync("city-admin");
        object Form(string code) => new { type = "Enterprise", name = "深圳市新居物业有限公司", code, place = ACity.Community };

        (await (await admin.PostAsJsonAsync("/api/v1/organisations", Form("91440300MA5F8K3Q2X"), Ct)).RefusalAsync()).ShouldBe("organisation.bad_code");
        (await (await admin.PostAsJsonAsync("/api/v1/organisations", Form("91440300MA5F8K3Q2E"), Ct)).RefusalAsync()).ShouldBe("organisation.code_taken");
        (await (await admin.PostAsJsonAsync("/api/v1/organisations", new { type = "StreetOffice", name = "错层街道办", place = ACity.Community }, Ct)).RefusalAsync()).ShouldBe("organisation.wrong_level");
        var made = await admin.PostAsJsonAsync("/api/v1/organisations", new { type = "Bank", name = "示例银行", place = "4403." }, Ct);
        var url = made.Headers.Location.ShouldNotBeNull();
        (await admin.PutAsJsonAsync(url, new { type = "Bank", name = "示例银行深圳分行" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await admin.PostAsync(new Uri($"{url}/close", UriKind.Relative), null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var bank = await admin.GetFromJsonAsync<JsonElement>(url, Ct);
        bank.GetProperty("name").GetString().ShouldBe("示例银行深圳分行");
        bank.GetProperty("status").GetString().ShouldBe("Closed");
        using var director = await city.PhoneAsync("director");
        (await NamesOfUnitsAsync(director)).ShouldBe(["云景花园业主委员会"]);
        var branch = new { type = "Branch", name = "安居物业南山分公司", code = "91440300MA5EXAMP0" + UnifiedSocialCreditCode.CheckOf("91440300MA5EXAMP0"), parentId = city.City.Unit("enterprise"), place = ACity.Community };
        (await admin.PostAsJsonAsync("/api/v1/organisations", branch, Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var lead = await city.PhoneAsync("ent-lead");
        (await NamesOfUnitsAsync(lead)).ShouldBe(["安居物业南山分公司", "深圳市安居物业服务有限公司"], ignoreOrder: true);
    }

    [Fact]
    [Trait("row", "ORG-04")]
    [Trait("row", "ACC-27")]
    public async Task units_without_an_account_are_told_from_accounts_without_a_person()
    {
        await city.City.UnitAsync("empty-station", PropertyPlatform.Domain.Organisations.OrganisationType.CommunityStation, "待开设社区工作站", "4403.05.008.001.");
        using var street = await city.PhoneAsync("other-street-lead");
        var before = await FiguresAsync(street, "CommunityLead");
        var empty = await street.GetFromJsonAsync<JsonElement>("/api/v1/organisations/without-account?role=CommunityLead", Ct);

        await city.PresetAsync("other-street-lead", new { role = "CommunityLead", organisationId = city.City.Unit("empty-station"), name = "许四", phone = NextPhone() });
        var after = await FiguresAsync(street, "CommunityLead");

        before.GetProperty("units").GetInt32().ShouldBe(2);
        before.GetProperty("withoutAccount").GetInt32().ShouldBe(1);
        empty.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("name").GetString()).ShouldBe(["待开设社区工作站"]);
        after.GetProperty("withoutAccount").GetInt32().ShouldBe(0);
        after.GetProperty("accounts").GetInt32().ShouldBe(before.GetProperty("accounts").GetInt32() + 1);
        after.GetProperty("bound").GetInt32().ShouldBe(before.GetProperty("bound").GetInt32());

        var gone = await city.PresetAsync("other-street-lead", new { role = "CommunityLead", organisationId = city.City.Unit("empty-station"), name = "褚五", phone = NextPhone() });
        (await street.PostAsync($"/api/v1/accounts/{gone}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await FiguresAsync(street, "CommunityLead")).GetProperty("accounts").GetInt32().ShouldBe(after.GetProperty("accounts").GetInt32(), "a cancelled account counts no more");
    }

    [Fact]
    [Trait("row", "ACC-26")]
    public async Task whoever_has_not_bound_is_urged_once_a_day_and_nobody_else()
    {
        var phone = NextPhone();
        await city.PresetAsync("other-community-lead", new { role = "CommunityOfficer", name = "待绑定", phone });
        await city.City.PersonAsync("bound-and-left-in-peace", Role.CommunityOfficer, "other-community", "已绑定", NextPhone());
        using var lead = await city.PhoneAsync("other-community-lead");

        var first = await (await lead.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "CommunityOfficer" }, Ct)).JsonAsync();
        var again = await (await lead.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "CommunityOfficer" }, Ct)).JsonAsync();
        var foreign = await lead.PostAsJsonAsync("/api/v1/accounts/nudge", new { role = "StreetLead" }, Ct);

        first.GetProperty("count").GetInt32().ShouldBe(1);
        again.GetProperty("count").GetInt32().ShouldBe(0);
        (await city.SmsAsync(phone)).ShouldHaveSingleItem().ShouldContain("白石洲社区工作站");
        foreign.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "ACC-30")]
    public async Task a_preset_name_and_phone_are_corrected()
    {
        var (wrong, right) = (NextPhone(), NextPhone());
        var preset = await city.PresetAsync("ent-lead", new { role = "ProjectManager", name = "错名", phone = wrong });
        using var lead = await city.PhoneAsync("ent-lead");

        var corrected = await lead.PutAsJsonAsync($"/api/v1/accounts/{preset}", new { name = "对名", position = "项目经理", phone = right }, Ct);

        corrected.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await NamesAsync(lead, right)).ShouldBe(["对名"]);
    }

    [Fact]
    [Trait("row", "ACC-30")]
    [Trait("row", "ACC-38")]
    public async Task the_phone_of_a_bound_manager_changes_with_a_code_that_went_to_the_new_one()
    {
        var (old, next) = (NextPhone(), NextPhone());
        var bound = await city.City.PersonAsync("bound-manager", Role.ProjectManager, "enterprise", "已绑", old);
        using var lead = await city.PhoneAsync("ent-lead");
        using var manager = await city.PhoneAsync("bound-manager");
        using var phone = city.Browser();
        var url = $"/api/v1/accounts/{bound.Account.Value}";
        var code = await city.CodeAsync(next, CodePurpose.PhoneChange);

        var without = await lead.PutAsJsonAsync(url, new { name = "已绑", phone = next }, Ct);
        var wrong = await lead.PutAsJsonAsync(url, new { name = "已绑", phone = next, phoneCode = "000000" }, Ct);
        var before = await NamesAsync(lead, old);
        var changed = await lead.PutAsJsonAsync(url, new { name = "已绑", phone = next, phoneCode = code }, Ct);

        (await without.RefusalAsync()).ShouldBe("account.phone_is_proved");
        (await wrong.RefusalAsync()).ShouldBe("account.code_wrong");
        before.ShouldBe(["已绑"]);
        changed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await manager.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, "as after a change of one's own");
        (await EnterAsync(phone, "已绑", next)).GetProperty("account").GetGuid().ShouldBe(bound.Account.Value);
        using var admin = await city.PhoneAsync("city-admin");
        var line = (await admin.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/trail?account={bound.Account.Value}&action=accounts.phone_changed", Ct)).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        line.GetProperty("byName").GetString().ShouldBe("陈磊");
        line.GetProperty("facts").GetProperty("after").GetString().ShouldBe($"{next[..3]}****{next[^4..]}");
    }

    [Fact]
    [Trait("row", "ACC-30")]
    public async Task nobody_gets_into_what_somebody_is_elsewhere_by_a_superior_s_change_of_phone()
    {
        var (own, taken) = (NextPhone(), NextPhone());
        var manager = await city.City.PersonAsync("manager-and-owner", Role.ProjectManager, "enterprise", "两用", own);
        await city.City.PersonAsync("owner-and-manager", Role.Owner, null, "两用", own);
        using var lead = await city.PhoneAsync("ent-lead");

        var answer = await lead.PutAsJsonAsync($"/api/v1/accounts/{manager.Account.Value}", new { name = "两用", phone = taken, phoneCode = await city.CodeAsync(taken, CodePurpose.PhoneChange) }, Ct);

        (await answer.RefusalAsync()).ShouldBe("account.person_elsewhere");
        (await NamesAsync(lead, taken)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "ACC-30")]
    public async Task a_bound_manager_comes_in_under_the_corrected_name()
    {
        var (phone, other) = (NextPhone(), NextPhone());
        var manager = await city.City.PersonAsync("misspelt", Role.ProjectManager, "enterprise", "章三", phone);
        var withAnother = await city.City.PersonAsync("misspelt-owner", Role.ProjectManager, "enterprise", "章四", other);
        await city.City.PersonAsync("misspelt-owner-at-home", Role.Owner, null, "章四", other);
        using var lead = await city.PhoneAsync("ent-lead");
        using var browser = city.Browser();

        (await lead.PutAsJsonAsync($"/api/v1/accounts/{manager.Account.Value}", new { name = "张三" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await lead.PutAsJsonAsync($"/api/v1/accounts/{withAnother.Account.Value}", new { name = "张四" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await EnterAsync(browser, "张三", phone)).GetProperty("account").GetGuid().ShouldBe(manager.Account.Value);
        (await EnterAsync(browser, "张四", other)).GetProperty("account").GetGuid().ShouldBe(withAnother.Account.Value);
        (await city.App.UseAsync(db => db.Set<Person>().Where(p => p.Id == manager.Person).Select(p => p.Name).SingleAsync(Ct))).ShouldBe("张三");
        (await city.App.UseAsync(db => db.Set<Person>().Where(p => p.Id == withAnother.Person).Select(p => p.Name).SingleAsync(Ct))).ShouldBe("章四", "an identity elsewhere keeps the name it was opened with");
        var old = await browser.PostAsJsonAsync("/api/v1/identity/property", new { name = "章三", phone, code = await city.CodeAsync(phone) }, Ct);
        (await old.RefusalAsync()).ShouldBe("account.no_property_account");
    }

    [Fact]
    [Trait("row", "ACC-30")]
    public async Task a_name_that_a_document_certified_is_not_corrected()
    {
        var certified = await city.City.PersonAsync("certified", Role.ProjectManager, "enterprise", "实名", NextPhone());
        await city.App.UseAsync(async db =>
        {
            var document = IdDocument.TryParse(DocumentType.ResidentId, "440524188001010014").ShouldNotBeNull();
            (await db.Set<Person>().SingleAsync(p => p.Id == certified.Person, Ct)).Identify(new IndexedDocument(document, new BlindIndex("certified"))).Error.ShouldBeNull();
            return await db.SaveChangesAsync(Ct);
        });
        using var lead = await city.PhoneAsync("ent-lead");
        var url = $"/api/v1/accounts/{certified.Account.Value}";

        (await (await lead.PutAsJsonAsync(url, new { name = "化名", position = "经理" }, Ct)).RefusalAsync()).ShouldBe("account.name_is_certified");
        (await lead.PutAsJsonAsync(url, new { name = "实名", position = "经理" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var account = (await lead.GetFromJsonAsync<JsonElement>(url, Ct)).GetProperty("account");
        (account.GetProperty("name").GetString(), account.GetProperty("position").GetString()).ShouldBe(("实名", "经理"));
    }

    [Fact]
    [Trait("row", "ACC-36")]
    public async Task an_enterprise_presets_its_officer_and_decides_what_the_officer_may()
    {
        var officer = await city.City.PersonAsync("ent-officer", Role.EntOfficer, "enterprise", "企业经办", NextPhone());
        using var lead = await city.PhoneAsync("ent-lead");
        using var client = await city.PhoneAsync("ent-officer");
        using var director = await city.PhoneAsync("director");
        var url = $"/api/v1/accounts/{officer.Account.Value}/permissions";
        (await client.GetAsync("/api/v1/accounts", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await director.PutAsJsonAsync(url, new { granted = Array.Empty<string>(), withheld = new[] { Permissions.ViewAccounts } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await lead.PutAsJsonAsync(url, new { granted = Array.Empty<string>(), withheld = new[] { Permissions.ViewAccounts } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await client.GetAsync("/api/v1/accounts", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await city.PresetAsync("ent-lead", new { role = "EntOfficer", name = "总部人员", phone = NextPhone() })).ShouldNotBe(Guid.Empty);
    }

    [Fact]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-36")]
    public async Task what_of_the_role_a_new_account_gets_is_ticked_when_it_is_preset()
    {
        using var lead = await city.PhoneAsync("ent-lead");
        var choices = await lead.GetFromJsonAsync<JsonElement>("/api/v1/accounts/choices?role=EntOfficer", Ct);
        object Form(string withheld) => new { role = "EntOfficer", name = "限权经办", phone = "13600900001", withheld = new[] { withheld } };

        var beyond = await lead.PostAsJsonAsync("/api/v1/accounts", Form(Permissions.EditRoles), Ct);
        var officer = await city.PresetAsync("ent-lead", Form(Permissions.ViewAccounts));
        using var browser = city.Browser();
        var entered = await browser.PostAsJsonAsync("/api/v1/identity/property", new { name = "限权经办", phone = "13600900001", code = await city.CodeAsync("13600900001") }, Ct);
        using var client = city.Phone(await entered.JsonAsync());

        choices.GetProperty("ofRole").EnumerateArray().Select(key => key.GetString()).ShouldBe(RoleCatalogue.HeldBy(Role.EntOfficer), ignoreOrder: true);
        (await beyond.RefusalAsync()).ShouldBe("account.not_grantable");
        (await client.GetAsync("/api/v1/accounts", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await lead.GetFromJsonAsync<JsonElement>($"/api/v1/accounts/{officer}", Ct)).GetProperty("permissions").EnumerateArray().Where(p => p.GetProperty("ofRole").GetBoolean() && !p.GetProperty("held").GetBoolean())
            .Select(p => p.GetProperty("key").GetString()).ShouldBe([Permissions.ViewAccounts]);
    }

    [Fact]
    [Trait("row", "ACC-36")]
    [Trait("row", "ACC-37")]
    public async Task whoever_may_not_grant_presets_the_whole_role_and_nothing_else()
    {
        var superior = await city.City.PersonAsync("presets-only", Role.EntLead, "enterprise", "只能新增", NextPhone());
        await city.App.UseAsync(async db =>
        {
            var by = new Superior(superior.Account, Role.CityAdmin, null, Jurisdiction.Of("4403."));
            (await db.Set<Account>().SingleAsync(a => a.Id == superior.Account, Ct)).Grant(by, [], [Permissions.GrantPermissions]).Error.ShouldBeNull();
            return await db.SaveChangesAsync(Ct);
        });
        using var lead = await city.PhoneAsync("presets-only");
        var phone = NextPhone();

        var ticked = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "EntOfficer", name = "整角色", phone, withheld = new[] { Permissions.ViewAccounts } }, Ct);
        var whole = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "EntOfficer", name = "整角色", phone }, Ct);

        ticked.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        whole.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await lead.GetFromJsonAsync<JsonElement>("/api/v1/accounts/choices?role=EntOfficer", Ct)).GetProperty("ofRole").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "ACC-23")]
    [Trait("row", "ACC-33")]
    public async Task the_director_authorises_officers_and_the_committee_sees_its_own_people_only()
    {
        var phone = NextPhone();
        await city.PresetAsync("director", new { role = "CommitteeOfficer", name = "业委会经办", phone });
        var officer = await city.City.PersonAsync("committee-officer", Role.CommitteeOfficer, "committee", "在岗经办", NextPhone());
        using var client = await city.PhoneAsync("committee-officer");
        using var director = await city.PhoneAsync("director");

        var names = await NamesAsync(client, "");
        (await client.PostAsync($"/api/v1/accounts/{officer.Account.Value}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await director.PostAsync($"/api/v1/accounts/{officer.Account.Value}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        names.ShouldBeSubsetOf(["在岗经办", "业委会经办", "林芳", "新人", "甲"]);
        names.ShouldContain("业委会经办");
        (await client.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static int _phones;

    private async Task<JsonElement> EnterAsync(HttpClient browser, string name, string phone)
    {
        var answer = await browser.PostAsJsonAsync("/api/v1/identity/property", new { name, phone, code = await city.CodeAsync(phone) }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        using var entered = city.Phone(await answer.JsonAsync());
        return await entered.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct);
    }

    private static string NextPhone() => $"136{Interlocked.Increment(ref _phones):D8}";

    private static async Task<IReadOnlyList<string?>> NamesAsync(HttpClient client, string search) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/api/v1/accounts?search={Uri.EscapeDataString(search)}", Ct)).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("name").GetString())];

    private static async Task<IReadOnlyList<string?>> NamesOfUnitsAsync(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/organisations", Ct)).GetProperty("items").EnumerateArray().Select(o => o.GetProperty("name").GetString())];

    private static async Task<JsonElement> FiguresAsync(HttpClient client, string role) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/organisations/figures", Ct)).GetProperty("categories").EnumerateArray().Single(c => c.GetProperty("role").GetString() == role);

    private static Task<HttpResponseMessage> GrantAsync(HttpClient superior, Guid account, string[] granted, string[] withheld) =>
        superior.PutAsJsonAsync($"/api/v1/accounts/{account}/permissions", new { granted, withheld }, Ct);
}
