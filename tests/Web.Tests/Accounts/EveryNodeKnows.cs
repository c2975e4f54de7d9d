using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>Two nodes on one database: what is done at the one holds at the other from the next request on.</summary>
public sealed class EveryNodeKnows(EveryNodeKnows.TwoNodes nodes) : IClassFixture<EveryNodeKnows.TwoNodes>
{
    private readonly CityApp _here = nodes.Here;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-08")]
    [Trait("row", "ACC-22")]
    public async Task a_grant_and_a_revocation()
    {
        var officer = await _here.City.PersonAsync("node-granted", Role.CommunityLead, "community", "甲一", "13500000101");
        using var there = There(await _here.PhoneAsync("node-granted"));
        using var page = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        await page.SignInAsync("node-granted");
        using var street = await _here.PhoneAsync("street-lead");
        (await there.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.GetAsync("/Admin/Organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PermissionsAsync(there)).ShouldNotContain(Permissions.ConfirmAsConvenor);

        await GrantAsync(street, officer.Account, [Permissions.ConfirmAsConvenor], [Permissions.ViewOrganisations]);

        (await there.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.GetAsync("/Admin/Organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await page.OpenAsync("/")).QuerySelectorAll("a[href='/Admin/Organisations']").ShouldBeEmpty();
        (await PermissionsAsync(there)).ShouldContain(Permissions.ConfirmAsConvenor);

        await GrantAsync(street, officer.Account, [], []);

        (await there.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.GetAsync("/Admin/Organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await PermissionsAsync(there)).ShouldNotContain(Permissions.ConfirmAsConvenor);
    }

    [Fact]
    [Trait("row", "ACC-37")]
    public async Task what_the_city_changes_of_a_role()
    {
        await _here.City.PersonAsync("node-clerk", Role.WindowClerk, "district", "甲二", "13500000102");
        using var there = There(await _here.PhoneAsync("node-clerk"));
        using var admin = await _here.PhoneAsync("city-admin");
        (await there.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await admin.PutAsJsonAsync("/api/v1/roles/WindowClerk", new { permissions = new[] { Permissions.ViewOrganisations } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await there.GetAsync("/api/v1/organisations", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-24")]
    public async Task a_cancellation()
    {
        var officer = await _here.City.PersonAsync("node-cancelled", Role.CommunityOfficer, "community", "甲三", "13500000103");
        using var there = There(await _here.PhoneAsync("node-cancelled"));
        using var page = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        await page.SignInAsync("node-cancelled", "/Admin/Me");
        using var lead = await _here.PhoneAsync("community-lead");
        (await there.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.GetAsync("/Admin/Me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await lead.PostAsync($"/api/v1/accounts/{officer.Account.Value}/cancel", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await there.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.GetAsync("/Admin/Me", Ct)).Headers.Location.ShouldNotBeNull().ToString().ShouldContain("/sign-in");
    }

    [Fact]
    [Trait("row", "ACC-24")]
    public async Task an_unbinding_with_its_refresh_token_and_its_wechat()
    {
        await _here.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "甲四", phone = "13500000104" });
        using var phone = _here.Browser();
        var entered = await EnterAsync(phone, "oDEV-node");
        var bound = await (await phone.PostAsJsonAsync(
            "/api/v1/identity/government",
            new { name = "甲四", phone = "13500000104", code = await _here.CodeAsync("13500000104"), ticket = entered.GetProperty("ticket").GetString() },
            Ct)).JsonAsync();
        using var own = _here.Phone(bound);
        using var there = There(_here.Phone(bound));
        using var stranger = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        (await EnterAsync(stranger, "oDEV-node")).GetProperty("bound").GetBoolean().ShouldBeTrue();
        var refreshed = await (await stranger.PostAsJsonAsync("/api/v1/identity/refresh", new { refreshToken = bound.GetProperty("refreshToken").GetString() }, Ct)).JsonAsync();
        refreshed.GetProperty("accessToken").GetString().ShouldNotBeNullOrEmpty();

        (await own.PostAsync("/api/v1/me/unbind", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await there.GetAsync("/api/v1/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.PostAsJsonAsync("/api/v1/identity/refresh", new { refreshToken = refreshed.GetProperty("refreshToken").GetString() }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await EnterAsync(stranger, "oDEV-node")).GetProperty("bound").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    [Trait("row", "OWN-07")]
    public async Task the_unbinding_of_a_home()
    {
        var estate = await AnEstate.BuildAsync(_here.App);
        var owner = await estate.OwnerAsync("王小明");
        var home = await estate.HomeAsync("1栋", "101", owner);
        var number = owner.Phone.ShouldNotBeNull().Digits;
        using var phone = _here.Browser();
        var entered = await (await phone.PostAsJsonAsync("/api/v1/identity/owner", new { name = owner.Name, phone = number, code = await _here.CodeAsync(number) }, Ct)).JsonAsync();
        using var own = _here.Phone(entered);
        using var there = There(_here.Phone(entered));
        var begun = await (await own.PostAsJsonAsync("/api/v1/bindings", new
        {
            name = owner.Name,
            documentType = "ResidentId",
            documentNumber = owner.Document.Number,
            phone = number,
            code = await _here.CodeAsync(number, CodePurpose.OwnerBinding),
            bindingConsent = Agreed.Binding,
            faceConsent = Agreed.Face,
        }, Ct)).JsonAsync();
        await phone.PostAsync($"{begun.GetProperty("checkAddress").GetString()}/Pass", null, Ct);
        (await own.PostAsync($"/api/v1/bindings/{begun.GetProperty("request").GetGuid()}/face-check/result", null, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var homes = await HomesAsync(there);
        homes.GetArrayLength().ShouldBe(1);
        homes[0].GetProperty("house").GetGuid().ShouldBe(home.Value);

        (await own.DeleteAsync($"/api/v1/me/homes/{homes[0].GetProperty("binding").GetGuid()}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await HomesAsync(there)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "ACC-28")]
    public async Task another_phone()
    {
        await _here.City.PersonAsync("node-mover", Role.CommunityOfficer, "community", "甲五", "13500000105");
        using var mover = await _here.PhoneAsync("node-mover");
        using var there = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        (await BindAsync(there, "甲五", "13500000105")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await mover.PutAsJsonAsync("/api/v1/me/phone", new { phone = "13500000106", code = await _here.CodeAsync("13500000106", CodePurpose.PhoneChange) }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await (await BindAsync(there, "甲五", "13500000105")).RefusalAsync()).ShouldBe(AccountErrors.NoGovernmentAccount.Code);
        (await BindAsync(there, "甲五", "13500000106")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ACC-06")]
    public async Task wrong_codes()
    {
        await _here.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "甲七", phone = "13500000107" });
        await _here.CodeAsync("13500000107");
        using var one = _here.Browser();
        using var other = nodes.There.CreateClient(new() { AllowAutoRedirect = false });

        foreach (var client in new[] { one, other, one, other, one }) (await (await BindAsync(client, "甲七", "13500000107", "000000")).RefusalAsync()).ShouldBe(AccountErrors.CodeWrong.Code);

        (await (await BindAsync(other, "甲七", "13500000107", "246810")).RefusalAsync()).ShouldBe(AccountErrors.CodeExhausted.Code);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task wrong_passwords_and_the_end_of_every_session_by_another_one()
    {
        using var registrant = _here.Browser();
        await _here.RegisterAsync(registrant, "Committee", "SZ-YWH-0201", "13500000108");
        using var here = _here.Browser();
        using var there = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        using var signedIn = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        await signedIn.SignInByPasswordAsync("SZ-YWH-0201");

        foreach (var client in new[] { here, there, here, there, here }) (await client.SignInByPasswordAsync("SZ-YWH-0201", "Wrong7password")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var shut = await there.SignInByPasswordAsync("SZ-YWH-0201");
        (await signedIn.GetAsync("/admin/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var reset = await here.SubmitAsync("/reset-password", "#edit", ("UserName", "SZ-YWH-0201"), ("Phone", "13500000108"), ("Code", await _here.CodeAsync("13500000108")), ("Password", "Another9horse"));

        shut.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await signedIn.GetAsync("/admin/me", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await there.SignInByPasswordAsync("SZ-YWH-0201", "Another9horse")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>The same phone, which the balancer now leads to the other node.</summary>
    private HttpClient There(HttpClient here)
    {
        var client = nodes.There.CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        return client;
    }

    private async Task<HttpResponseMessage> BindAsync(HttpClient client, string name, string phone, string? code = null) =>
        await client.PostAsJsonAsync("/api/v1/identity/government", new { name, phone, code = code ?? await _here.CodeAsync(phone) }, Ct);

    private static async Task GrantAsync(HttpClient superior, AccountId account, string[] granted, string[] withheld) =>
        (await superior.PutAsJsonAsync($"/api/v1/accounts/{account.Value}/permissions", new { granted, withheld }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

    private static async Task<string[]> PermissionsAsync(HttpClient client) => (await client.GetFromJsonAsync<string[]>("/api/v1/me/permissions", Ct)).ShouldNotBeNull();

    private static async Task<JsonElement> HomesAsync(HttpClient client) => (await client.GetFromJsonAsync<JsonElement>("/api/v1/me/homes", Ct)).GetProperty("homes");

    private static async Task<JsonElement> EnterAsync(HttpClient phone, string openId)
    {
        var door = await phone.GetFromJsonAsync<JsonElement>("/api/v1/identity/wechat?returnPath=/h5/", Ct);
        var url = new Uri(new Uri("http://localhost"), door.GetProperty("url").GetString());
        var state = System.Web.HttpUtility.ParseQueryString(url.Query)["state"].ShouldNotBeNull();
        return await (await phone.PostAsJsonAsync("/api/v1/identity/wechat", new { state, code = openId }, Ct)).JsonAsync();
    }

    /// <summary>A city, and a second node beside the one that everything is arranged at.</summary>
    public sealed class TwoNodes : IAsyncLifetime
    {
        private PlatformApp? _there;

        public CityApp Here { get; } = new();

        public PlatformApp There => _there ?? throw new InvalidOperationException("The nodes are not started.");

        public async ValueTask InitializeAsync()
        {
            await Here.InitializeAsync();
            _there = Here.App.AnotherNode();
        }

        public async ValueTask DisposeAsync()
        {
            if (_there is { } there) await there.DisposeAsync();
            await Here.DisposeAsync();
        }
    }
}
