using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>What a city demands of passwords and sessions, from a day on.</summary>
public sealed class PoliciesOfSigningIn : IAsyncLifetime
{
    private const string Until = "until";
    private static readonly DateTimeOffset Stricter = new(2035, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly CityApp _city = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Policy(_city.App, 1, Stricter);
        await _city.InitializeAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _city.DisposeAsync();

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task a_password_keeps_the_rule_in_force_ages_and_is_renewed_by_a_code()
    {
        using var browser = _city.Browser();
        (await (await _city.RegisterAsync(browser, "Committee", "SZ-YWH-7001", "13500000701", password: "horse7battery")).TextAsync()).ShouldContain("密码为 10 至 64 位，须包含大写字母、小写字母、数字、符号中的至少 3 种");
        (await _city.RegisterAsync(browser, "Committee", "SZ-YWH-7001", "13500000701")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        _city.App.Clock.Advance(TimeSpan.FromDays(89));
        (await browser.SignInByPasswordAsync("SZ-YWH-7001")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _city.App.Clock.Advance(TimeSpan.FromDays(1));
        (await (await browser.SignInByPasswordAsync("SZ-YWH-7001")).TextAsync()).ShouldContain("密码已超过有效期");
        var reset = await browser.SubmitAsync("/reset-password", "#edit", ("UserName", "SZ-YWH-7001"), ("Phone", "13500000701"), ("Code", await _city.CodeAsync("13500000701")), ("Password", "Another9horse"));
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SignInByPasswordAsync("SZ-YWH-7001", "Another9horse")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task a_later_policy_holds_from_its_day_on()
    {
        using var browser = _city.Browser();
        (await browser.OpenAsync("/register?Kind=Committee")).Body?.TextContent.ShouldNotBeNull().ShouldContain("10 至 64 位");
        _city.App.Clock.Advance(Stricter - _city.App.Clock.GetUtcNow());

        (await browser.OpenAsync("/register?Kind=Committee")).Body?.TextContent.ShouldNotBeNull().ShouldContain("16 至 64 位");
        (await _city.RegisterAsync(browser, "Committee", "SZ-YWH-7002", "13500000702")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _city.RegisterAsync(browser, "Committee", "SZ-YWH-7002", "13500000702", password: "Horse-7-battery-staple")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SignInByPasswordAsync("SZ-YWH-7002", "Wrong-7-battery-staple")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.SignInByPasswordAsync("SZ-YWH-7002", "Wrong-7-battery-staple")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.SignInByPasswordAsync("SZ-YWH-7002", "Horse-7-battery-staple")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, "two tries, no more");
    }

    [Fact]
    [Trait("row", "ACC-19")]
    public async Task a_session_ends_without_a_sign_of_life_and_in_any_case_after_its_hours()
    {
        using var browser = _city.Browser();
        (await _city.RegisterAsync(browser, "Committee", "SZ-YWH-7003", "13500000703")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var entered = await browser.SignInByPasswordAsync("SZ-YWH-7003");
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(set => set.StartsWith("pp-session=", StringComparison.Ordinal))["pp-session=".Length..].Split(';')[0];

        var session = Seal.Unprotect(cookie).ShouldNotBeNull();
        (session.Properties.ExpiresUtc - session.Properties.IssuedUtc).ShouldBe(TimeSpan.FromMinutes(30));
        Ends(session).ShouldBe(DateTimeOffset.UtcNow + TimeSpan.FromHours(12), TimeSpan.FromMinutes(1));
        (await OpensAsync(cookie)).ShouldBeTrue();
        (await OpensAsync(With(session, p => p.Items[Until] = $"{DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeSeconds()}"))).ShouldBeFalse();
        (await OpensAsync(With(session, p => p.Items.Remove(Until)))).ShouldBeFalse();
        (await OpensAsync(With(session, p => p.ExpiresUtc = DateTimeOffset.UtcNow.AddSeconds(-1)))).ShouldBeFalse();

        // A sign of life in the second half of the time gives the whole of it again, and never more than the hours in all.
        using var renewed = await AskAsync(With(session, p => (p.IssuedUtc, p.ExpiresUtc) = (DateTimeOffset.UtcNow.AddMinutes(-20), DateTimeOffset.UtcNow.AddMinutes(10))), "/health/live");
        var longer = Seal.Unprotect(renewed.Headers.GetValues("Set-Cookie").Single()["pp-session=".Length..].Split(';')[0]).ShouldNotBeNull();
        longer.Properties.ExpiresUtc.ShouldNotBeNull().ShouldBe(DateTimeOffset.UtcNow.AddMinutes(30), TimeSpan.FromMinutes(1));
        Ends(longer).ShouldBe(Ends(session));
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task a_token_of_the_phone_lives_as_long_as_the_policy_says()
    {
        using var phone = await _city.PhoneAsync();
        await _city.PresetAsync("community-lead", new { role = "CommunityOfficer", name = "令牌员", phone = "13500000704" });
        var answer = await phone.PostAsJsonAsync("/api/v1/identity/government", new { name = "令牌员", phone = "13500000704", code = await _city.CodeAsync("13500000704") }, Ct);

        (await answer.JsonAsync()).GetProperty("expiresIn").GetInt64().ShouldBe((long)TimeSpan.FromHours(12).TotalSeconds);
    }

    [Theory]
    [Trait("row", "ACC-19")]
    [InlineData("PasswordLength", "6", "SignIn:Policies:1:PasswordLength is '6'; write a whole number from 8 to 64.")]
    [InlineData("PasswordKinds", "5", "SignIn:Policies:1:PasswordKinds is '5'; write a whole number from 1 to 4.")]
    [InlineData("IdleMinutes", "0", "SignIn:Policies:1:IdleMinutes is '0'; write a whole number from 1 on.")]
    [InlineData("SessionHours", "", "SignIn:Policies:1:SessionHours is missing.")]
    [InlineData("Version", "2026", "SignIn:Policies: two versions have the same name.")]
    public async Task the_platform_does_not_start_with_a_policy_that_cannot_be(string setting, string value, string reason)
    {
        await using var app = Policy(new PlatformApp(), 1, Stricter).With($"SignIn:Policies:1:{setting}", value);
        await app.InitializeAsync();

        Should.Throw<InvalidOperationException>(() => app.Services).Message.ShouldBe(reason);
    }

    private static PlatformApp Policy(PlatformApp app, int index, DateTimeOffset from)
    {
        (string Name, string Value)[] settings =
        [
            ("Version", "更严"), ("EffectiveFrom", $"{from:O}"), ("PasswordLength", "16"), ("PasswordKinds", "4"), ("PasswordDays", "60"), ("FirstPasswordDays", "3"), ("WrongPasswords", "2"),
            ("WrongPasswordsOfStrangers", "20"), ("WrongPasswordMinutes", "30"), ("IdleMinutes", "15"), ("SessionHours", "8"), ("TokenHours", "2"), ("RefreshDays", "7"),
        ];
        foreach (var (name, value) in settings) app.With($"SignIn:Policies:{index}:{name}", value);
        return app;
    }

    private ISecureDataFormat<AuthenticationTicket> Seal =>
        _city.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat;

    private static DateTimeOffset Ends(AuthenticationTicket session) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(session.Properties.Items[Until].ShouldNotBeNull(), CultureInfo.InvariantCulture));

    private string With(AuthenticationTicket session, Action<AuthenticationProperties> change)
    {
        var properties = session.Properties.Clone();
        change(properties);
        return Seal.Protect(new AuthenticationTicket(session.Principal, properties, session.AuthenticationScheme));
    }

    private async Task<bool> OpensAsync(string cookie)
    {
        using var answer = await AskAsync(cookie, "/admin/me/looks");
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private async Task<HttpResponseMessage> AskAsync(string cookie, string address)
    {
        using var browser = _city.App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", $"pp-session={cookie}");
        return await browser.SendAsync(request, Ct);
    }
}
