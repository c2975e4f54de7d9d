using System.Net;
using AngleSharp.Dom;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>Officers of a city without the government's sign-in: user name and first password from the superior, an own one by the code to the preset phone.</summary>
public sealed class OfficersByPassword(OfficersByPassword.PasswordCity city) : IClassFixture<OfficersByPassword.PasswordCity>
{
    private const string Own = "Horse7battery";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ORG-06")]
    [Trait("row", "ACC-19")]
    public async Task a_window_clerk_is_preset_chooses_an_own_password_and_comes_in()
    {
        var clerk = await PresetAsync("窗口员", "13500000901");
        using var admin = Admin();
        using var browser = city.Browser();

        var given = await GiveAsync(admin, clerk, "sz-window-01");
        (await browser.SignInByPasswordAsync("sz-window-01", given)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await browser.SignInByPasswordAsync("SZ-WINDOW-01", given)).TextAsync()).ShouldContain("首次密码只能用于设置新密码");
        (await ChooseAsync(browser, "sz-window-01", given, "13500000901")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.SignInByPasswordAsync("sz-window-01", given)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.SignInByPasswordAsync("sz-window-01", Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await browser.GetAsync("/", Ct)).TextAsync()).ShouldContain("窗口员");
    }

    [Fact]
    [Trait("row", "ORG-06")]
    [Trait("row", "ACC-19")]
    public async Task a_first_password_is_worth_nothing_without_the_phone_after_a_week_or_to_another_superior()
    {
        var clerk = await PresetAsync("过期员", "13500000902");
        using var admin = Admin();
        using var browser = city.Browser();
        var given = await GiveAsync(admin, clerk, "sz-window-02");

        (await ChooseAsync(browser, "sz-window-02", given, "13500000999")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ChooseAsync(browser, "sz-window-02", "2wrongwrong2", "13500000902")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await city.App.SendAsync(new ResetPassword("sz-window-02", "13500000902", await city.City.CodeAsync("13500000902"), Own, new SignInOrigin(null, null)), TestActor.Nobody)).Error.ShouldBe(AccountErrors.NoAccount);
        var stranger = TestActor.As(Role.StreetLead, DataScope.System, null, "街道") with { AccountId = city.City.City.Person("street-lead").Account.Value };
        (await city.App.SendAsync(new GiveFirstPassword(clerk, "stolen-name"), stranger)).Error.ShouldBe(AccountErrors.NotFound);

        city.App.Clock.Advance(TimeSpan.FromDays(7));
        (await (await ChooseAsync(browser, "sz-window-02", given, "13500000902")).TextAsync()).ShouldContain("用户名或密码");
        given = await GiveAsync(admin, clerk, "");
        (await ChooseAsync(browser, "sz-window-02", given, "13500000902")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task wrong_passwords_lock_a_code_resets_and_a_new_first_password_ends_the_session()
    {
        var clerk = await PresetAsync("锁定员", "13500000903");
        using var admin = Admin();
        using var browser = city.Browser();
        (await ChooseAsync(browser, "sz-window-03", await GiveAsync(admin, clerk, "sz-window-03"), "13500000903")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var other = city.Browser();

        for (var i = 0; i < 5; i++) (await other.SignInByPasswordAsync("sz-window-03", "Wrong7password")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.SignInByPasswordAsync("sz-window-03", Own)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await browser.SignInByPasswordAsync("sz-window-03", Own)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var reset = await other.SubmitAsync("/reset-password", "#edit", ("UserName", "sz-window-03"), ("Phone", "13500000903"), ("Code", await city.City.CodeAsync("13500000903")), ("Password", "Another9horse"));
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.SignInByPasswordAsync("sz-window-03", "Another9horse")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync("/admin/me/looks", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await GiveAsync(admin, clerk, "");
        (await other.GetAsync("/admin/me/looks", Ct)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ORG-06")]
    [Trait("row", "ACC-18")]
    public async Task a_user_name_belongs_to_one_account_or_institution()
    {
        var (first, second) = (await PresetAsync("甲员", "13500000904"), await PresetAsync("乙员", "13500000905"));
        using var admin = Admin();
        using var browser = city.Browser();
        await GiveAsync(admin, first, "sz-window-04");
        (await city.City.RegisterAsync(browser, "Committee", "SZ-YWH-0904", "13200000904")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        foreach (var taken in new[] { "SZ-window-04", "sz-ywh-0904" }) (await PostAsync(admin, second, taken)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        foreach (var wrong in new[] { "13500000905", "a b c d", "" }) (await PostAsync(admin, second, wrong)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await (await city.City.RegisterAsync(browser, "Committee", "SZ-WINDOW-04", "13200000905")).TextAsync()).ShouldContain("用户名已被使用");
    }

    private HttpClient Admin() => city.App.ClientOf(TestActor.As(Role.CityAdmin, DataScope.System, null, "管理员") with { AccountId = city.City.City.Person("city-admin").Account.Value });

    private async Task<Guid> PresetAsync(string name, string phone)
    {
        var admin = TestActor.As(Role.CityAdmin, DataScope.System, null, "管理员") with { AccountId = city.City.City.Person("city-admin").Account.Value };
        var preset = await city.App.SendAsync(new PresetAccount(Role.WindowClerk, null, name, phone), admin);
        preset.Error.ShouldBeNull();
        return preset.Value.Value;
    }

    private static async Task<string> GiveAsync(HttpClient admin, Guid account, string userName)
    {
        using var answer = await PostAsync(admin, account, userName);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.TextAsync());
        answer.Headers.CacheControl?.NoStore.ShouldBeTrue();
        return (await AShell.ReadAsync(answer)).QuerySelectorAll(".alert strong")[1].TextContent;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient admin, Guid account, string userName) => admin.SubmitAsync($"/Admin/Accounts/Detail/{account}", "#first-password", ("userName", userName));

    private async Task<HttpResponseMessage> ChooseAsync(HttpClient browser, string name, string first, string phone) =>
        await browser.SubmitAsync("/first-password", "#edit", ("UserName", name), ("First", first), ("Phone", phone), ("Code", await city.City.CodeAsync(phone)), ("Password", Own));

    /// <summary>A city whose profile admits passwords alone.</summary>
    public sealed class PasswordCity : IAsyncLifetime
    {
        internal CityApp City { get; } = new();

        internal PlatformApp App => City.App;

        public ValueTask InitializeAsync()
        {
            City.App.With("City:Profiles:0:SignIn", "Password");
            return City.InitializeAsync();
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();

        internal HttpClient Browser() => City.Browser();
    }
}
