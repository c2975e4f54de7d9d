using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>People who would rather be somebody else: roles and permissions they do not hold, sessions of elsewhere, accounts that they would like to know of, and ways back that lead away.</summary>
public sealed class TakingMoreThanGiven(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "ACC-07")]
    [Trait("row", "ACC-21")]
    [InlineData("community-lead", nameof(Role.CityAdmin), "city")]
    [InlineData("community-lead", nameof(Role.StreetLead), "street")]
    [InlineData("ent-lead", nameof(Role.CityOfficer), "city")]
    [InlineData("director", nameof(Role.Director), "committee")]
    public async Task nobody_makes_an_account_of_a_role_that_is_not_theirs_to_give(string persona, string role, string unit)
    {
        var name = $"越权{persona.Length}{role}";
        using var phone = await city.PhoneAsync(persona);
        using var desk = city.Browser();
        await desk.SignInAsync(persona);

        var byRest = await phone.PostAsJsonAsync("/api/v1/accounts", new { role, organisationId = city.City.Unit(unit), name, phone = "13400000101" }, Ct);
        var byPage = await desk.SubmitAsync($"/Admin/Accounts/New", "#edit", ("Role", role), ("Form.Role", role), ("Form.UnitId", $"{city.City.Unit(unit)}"), ("Form.Name", name), ("Form.Phone", "13400000101"));

        byRest.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        byPage.StatusCode.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest);
        (await city.App.UseAsync(db => db.Set<Account>().AnyAsync(a => a.Name == name, Ct))).ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "ACC-21")]
    [Trait("row", "ACC-22")]
    public async Task nobody_gives_what_the_own_role_does_not_hold_nor_anything_to_oneself()
    {
        using var lead = await city.PhoneAsync("community-lead");
        var own = (await lead.GetFromJsonAsync<JsonElement>("/api/v1/me", Ct)).GetProperty("account").GetGuid();
        using var desk = city.Browser();
        await desk.SignInAsync("community-lead");
        var held = await lead.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct);

        foreach (var wish in new[] { Permissions.EditRoles, Permissions.ConfirmAsConvenor })
        {
            (await (await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "多给人", phone = "13400000111", granted = new[] { wish } }, Ct)).RefusalAsync()).ShouldBe("account.not_grantable");
            var byPage = await desk.SubmitAsync("/Admin/Accounts/New", "#edit", ("Form.UnitId", $"{city.City.Unit("community")}"), ("Form.Name", "多给人"), ("Form.Phone", "13400000111"), ("Form.Held", wish));
            byPage.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await lead.PutAsJsonAsync($"/api/v1/accounts/{own}/permissions", new { granted = new[] { wish }, withheld = Array.Empty<string>() }, Ct)).IsSuccessStatusCode.ShouldBeFalse();
        }

        (await city.App.UseAsync(db => db.Set<Account>().AnyAsync(a => a.Name == "多给人", Ct))).ShouldBeFalse();
        (await lead.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct)).ShouldBe(held);
    }

    [Fact]
    [Trait("row", "ACC-30")]
    [Trait("row", "PLT-02")]
    public async Task a_form_changes_what_it_shows_whatever_else_is_posted()
    {
        var id = await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "填表人", phone = "13400000121" });
        using var desk = city.Browser();
        await desk.SignInAsync("community-lead");
        (string, string)[] wished =
        [
            ("Form.Name", "改名人"), ("Form.Role", "CityAdmin"), ("Role", "CityAdmin"), ("Form.UnitId", $"{city.City.Unit("city")}"), ("OrganisationId", $"{city.City.Unit("city")}"), ("Form.Granted", Permissions.EditRoles),
            ("Granted", Permissions.EditRoles), ("Form.State", "Bound"), ("State", "Bound"), ("PersonId", $"{Guid.NewGuid()}"), ("Form.Jurisdiction", "4403."), ("CreatedBy", $"{Guid.NewGuid()}"),
        ];

        (await desk.SubmitAsync($"/Admin/Accounts/Edit/{id}", "#edit", wished)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var account = await city.App.UseAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == new AccountId(id), Ct));
        account.ShouldSatisfyAllConditions(
            () => account.Name.ShouldBe("改名人"),
            () => account.Role.ShouldBe(Role.CommunityOfficer),
            () => account.OrganisationId?.Value.ShouldBe(city.City.Unit("community")),
            () => account.Granted.ShouldBeEmpty(),
            () => account.State.ShouldBe(AccountState.Preset),
            () => account.PersonId.ShouldBeNull(),
            () => account.Jurisdiction.Code.ShouldBe(ACity.Community),
            () => account.CreatedBy.ShouldBe(city.City.Person("community-lead").Account));
    }

    [Fact]
    [Trait("row", "ACC-09")]
    [Trait("row", "ACC-28")]
    public async Task one_s_own_page_acts_on_the_own_account_alone()
    {
        await city.City.PersonAsync("own-page", Role.CommunityOfficer, "community", "本人", "13400000131");
        var other = city.City.Person("street-lead").Account.Value;
        using var desk = city.Browser();
        await desk.SignInAsync("own-page");

        var switched = await desk.SubmitAsync("/Admin/Me", "#phone", ("handler", "Switch"), ("account", $"{other}"), ("Account", $"{other}"), ("Phone", "13400000132"), ("Code", await city.CodeAsync("13400000132", CodePurpose.PhoneChange)));
        var page = await desk.OpenAsync("/Admin/Me");

        switched.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Body.ShouldNotBeNull().TextContent.ShouldContain("134****0132");
        (await city.App.UseAsync(db => db.Set<Account>().AsNoTracking().SingleAsync(a => a.Id == new AccountId(other), Ct))).Phone.ShouldNotBeNull().Digits.ShouldBe("13900000003");
    }

    [Fact]
    [Trait("row", "ACC-08")]
    public async Task a_token_of_elsewhere_or_of_another_use_opens_nothing()
    {
        await city.City.PersonAsync("token-holder", Role.CommunityOfficer, "community", "持证人", "13400000141");
        using var phone = city.Browser();
        var issued = await (await phone.PostAsJsonAsync("/api/v1/identity/government", new { name = "持证人", phone = "13400000141", code = await city.CodeAsync("13400000141") }, Ct)).JsonAsync();
        var (access, refresh) = (issued.GetProperty("accessToken").GetString().ShouldNotBeNull(), issued.GetProperty("refreshToken").GetString().ShouldNotBeNull());
        await using var elsewhere = new PlatformApp();
        await elsewhere.InitializeAsync();
        await ACity.FoundAsync(elsewhere);
        using var foreign = await elsewhere.ClientOfAsync("city-admin");
        var forged = foreign.DefaultRequestHeaders.Authorization.ShouldNotBeNull().Parameter.ShouldNotBeNull();

        (await GetAsync(access)).ShouldBe(HttpStatusCode.OK);
        (await GetAsync(forged)).ShouldBe(HttpStatusCode.Unauthorized, "another platform's keys");
        (await GetAsync(refresh)).ShouldBe(HttpStatusCode.Unauthorized, "a refresh token opens nothing by itself");
        (await GetAsync(access[..^2] + (access.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"))).ShouldBe(HttpStatusCode.Unauthorized, "a changed token");
        (await GetAsync("eyJhbGciOiJub25lIn0.eyJhY2NvdW50IjoiMSJ9.")).ShouldBe(HttpStatusCode.Unauthorized, "an unsigned one");
        (await phone.PostAsJsonAsync("/api/v1/identity/refresh", new { refreshToken = access }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "an access token refreshes nothing");

        async Task<HttpStatusCode> GetAsync(string token)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return (await phone.SendAsync(request, Ct)).StatusCode;
        }
    }

    [Fact]
    [Trait("row", "ACC-03")]
    [Trait("row", "ACC-19")]
    public async Task who_is_known_cannot_be_found_out_by_wrong_codes_or_passwords()
    {
        await city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "在册人", phone = "13400000151" });
        using var phone = city.Browser();
        await city.RegisterAsync(phone, "Committee", "SZ-YWH-0151", "13400000152");
        await city.CodeAsync("13400000151");

        (await AnswerAsync("/api/v1/identity/government", "13400000151")).ShouldBe(await AnswerAsync("/api/v1/identity/government", "13400000159"));
        (await AnswerAsync("/api/v1/identity/owner", "13400000152")).ShouldBe(await AnswerAsync("/api/v1/identity/owner", "13400000159"));
        var known = await phone.SubmitAsync("/reset-password", "#edit", ("UserName", "SZ-YWH-0151"), ("Phone", "13400000152"), ("Code", "000000"), ("Password", "Another9horse"));
        var unknown = await phone.SubmitAsync("/reset-password", "#edit", ("UserName", "SZ-YWH-0159"), ("Phone", "13400000159"), ("Code", "000000"), ("Password", "Another9horse"));
        (known.StatusCode, await RefusedWithAsync(known)).ShouldBe((unknown.StatusCode, await RefusedWithAsync(unknown)));

        // The work of a password is done for a name that nobody has, too; without it the answer would come a hundred times sooner.
        var (right, wrong) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var i = 0; i < 4; i++)
        {
            right.Add(await TimeAsync("SZ-YWH-0151"));
            wrong.Add(await TimeAsync("SZ-YWH-0159"));
        }

        wrong.Min().ShouldBeGreaterThan(right.Min() / 5);
        right.Min().ShouldBeGreaterThan(wrong.Min() / 5);

        async Task<string> AnswerAsync(string url, string number)
        {
            using var answer = await phone.PostAsJsonAsync(url, new { name = "在册人", phone = number, code = "000000" }, Ct);
            return $"{answer.StatusCode} {System.Text.RegularExpressions.Regex.Replace(await answer.Content.ReadAsStringAsync(Ct), "\"traceId\":\"[^\"]*\"", "")}";
        }

        async Task<TimeSpan> TimeAsync(string name)
        {
            var started = Stopwatch.StartNew();
            (await city.App.SendAsync(new Application.Accounts.SignInByPassword(name, "Wrong7password", new Application.Accounts.SignInOrigin(null, "192.0.2.1")), TestActor.Nobody)).Error.ShouldBe(AccountErrors.PasswordWrong);
            return started.Elapsed;
        }
    }

    [Theory]
    [Trait("row", "ACC-19")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/my\r\nSet-Cookie: a=b")]
    public async Task whoever_comes_in_stays_here(string back)
    {
        var number = $"134000002{Math.Abs(back.GetHashCode(StringComparison.Ordinal)) % 100:D2}";
        using var owner = city.Browser();
        using var registrant = city.Browser();
        var code = $"SZ-YWH-{number[^4..]}";
        await city.RegisterAsync(registrant, "Committee", code, $"135{number[3..]}");

        var entered = await owner.SubmitAsync($"/my/enter?back={Uri.EscapeDataString(back)}", "form:has([name='Form.Code'])", ("Form.Name", "回家人"), ("Form.Phone", number), ("Form.Code", await city.CodeAsync(number)));
        var signedIn = await registrant.SubmitAsync($"/sign-in?back={Uri.EscapeDataString(back)}", "#password", ("UserName", code), ("Password", Registering.Password));
        var elder = await owner.SubmitAsync("/my/enter", "form[action='/Elder'], form[action='/elder']", ("on", "true"), ("back", back));

        foreach (var answer in new[] { entered, signedIn, elder })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location.ShouldNotBeNull().ToString().ShouldBeOneOf("/", "/my");
            answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => !cookie.StartsWith("a=b", StringComparison.Ordinal));
        }
    }

    private static async Task<string> RefusedWithAsync(HttpResponseMessage answer) =>
        string.Join('|', (await AShell.ReadAsync(answer)).QuerySelectorAll(".alert, .invalid-feedback").Select(one => one.TextContent.Trim()));
}
