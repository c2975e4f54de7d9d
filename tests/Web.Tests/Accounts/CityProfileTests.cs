using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>部署配置: what a city lets its people sign in by, from which day on.</summary>
public sealed class CityProfileTests
{
    private static readonly DateTimeOffset SsoAlone = new(2035, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset PasswordAlone = SsoAlone.AddYears(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ORG-06")]
    public async Task the_entrance_offers_what_the_version_in_force_says_and_refuses_the_rest()
    {
        await using var app = Profile(Profile(new PlatformApp(), 1, "单点登录版", SsoAlone, "Sso"), 2, "密码版", PasswordAlone, "Password");
        await app.InitializeAsync();
        using var client = app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });

        var both = await client.OpenAsync("/sign-in");
        var (byPassword, bySso) = (both.QuerySelector<IHtmlFormElement>("#password").ShouldNotBeNull(), both.QuerySelector<IHtmlFormElement>("#applicant").ShouldNotBeNull());
        both.QuerySelectorAll("a[href^='/register']").Length.ShouldBe(3);
        (await client.GetAsync("/register", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var tokens = byPassword.Fields(("UserName", "SOMEBODY"), ("Password", "Horse7battery"));

        app.Clock.Advance(SsoAlone - app.Clock.GetUtcNow());
        var sso = await client.OpenAsync("/sign-in");
        sso.QuerySelector("#password").ShouldBeNull();
        sso.QuerySelector("#applicant").ShouldNotBeNull();
        sso.QuerySelector("a[href^='/register']").ShouldBeNull();
        (await client.PostAsync("/sign-in?handler=Password", tokens, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync("/register", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.SendAsync(new SignInByPassword("SOMEBODY", "Horse7battery", new SignInOrigin(null, null)), TestActor.Nobody)).Error.ShouldBe(AccountErrors.PasswordNotHere);
        (await app.SendAsync(Registration(), TestActor.Nobody)).Error.ShouldBe(AccountErrors.PasswordNotHere);
        (await app.SendAsync(new ResetPassword("SOMEBODY", "13200000001", "246810", "Horse7battery", new SignInOrigin(null, null)), TestActor.Nobody)).Error.ShouldBe(AccountErrors.PasswordNotHere);
        (await app.SendAsync(new BeginSignIn(SsoSubjectKind.Person, "/"), TestActor.Nobody)).Error.ShouldBeNull();

        app.Clock.Advance(PasswordAlone - app.Clock.GetUtcNow());
        var password = await client.OpenAsync("/sign-in");
        password.QuerySelector("#password").ShouldNotBeNull();
        password.QuerySelector("#applicant").ShouldBeNull();
        password.QuerySelector("button[name=kind]").ShouldBeNull();
        (await client.PostAsync("/sign-in", bySso.Fields(("kind", "Person")), Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.SendAsync(new BeginSignIn(SsoSubjectKind.Person, "/"), TestActor.Nobody)).Error.ShouldBe(AccountErrors.SsoNotHere);
        (await app.SendAsync(new CompleteSignIn(SsoSubjectKind.Person, "state", "code"), TestActor.Nobody)).Error.ShouldBe(AccountErrors.SsoNotHere);
        (await client.GetAsync("/register", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "ORG-06")]
    public async Task the_citys_administrator_sees_the_version_in_force_and_those_to_come()
    {
        await using var app = Profile(new PlatformApp(), 1, "单点登录版", SsoAlone, "Sso");
        await app.InitializeAsync();
        using var admin = app.ClientOf(TestActor.As(Role.CityAdmin, DataScope.System, Guid.CreateVersion7(), "管理员"));
        using var officer = app.ClientOf(TestActor.As(Role.CityOfficer, DataScope.System, Guid.CreateVersion7(), "经办人"));

        var rows = (await admin.OpenAsync("/admin/city-profile")).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        rows.Count.ShouldBe(2);
        foreach (var said in new[] { "2026", "现行", "2021-01-01", "统一身份认证或用户名和密码", "街道办事处", "覆盖导入" }) rows[0].ShouldContain(said);
        foreach (var said in new[] { "单点登录版", "待生效", "2035-01-01", "不启用", "区住建局", "批量添加" }) rows[1].ShouldContain(said);
        (await officer.GetAsync("/admin/city-profile", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [Trait("row", "ORG-06")]
    [InlineData("SignIn", "Everything", "City:Profiles:1:SignIn is 'Everything'; write Sso or Password or Both.")]
    [InlineData("StaffImport", "1", "City:Profiles:1:StaffImport is '1'; write Replace or Add.")]
    [InlineData("WindowAcceptance", "maybe", "City:Profiles:1:WindowAcceptance is 'maybe'; write true or false.")]
    [InlineData("FilingAuthorities:0", " ", "City:Profiles:1:FilingAuthorities needs one at least, and none without a word.")]
    [InlineData("EffectiveFrom", "2021-01-01T00:00:00+08:00", "City:Profiles: two versions begin at the same moment.")]
    public async Task the_platform_does_not_start_with_a_profile_that_cannot_be(string setting, string value, string reason)
    {
        await using var app = Profile(new PlatformApp(), 1, "错误版", SsoAlone, "Sso").With($"City:Profiles:1:{setting}", value);
        await app.InitializeAsync();

        var stopped = Should.Throw<InvalidOperationException>(() => app.Services);

        stopped.Message.ShouldBe(reason);
    }

    private static PlatformApp Profile(PlatformApp app, int index, string version, DateTimeOffset from, string signIn)
    {
        (string Name, string Value)[] settings =
            [("Version", version), ("EffectiveFrom", $"{from:O}"), ("SignIn", signIn), ("WindowAcceptance", "false"), ("FilingAuthorities:0", "区住建局"), ("StaffImport", "Add")];
        foreach (var (name, value) in settings) app.With($"City:Profiles:{index}:{name}", value);
        return app;
    }

    private static RegisterInstitution Registration() => new(
        InstitutionKind.Committee, "测试机构", "SZ-YWH-0900", ACity.Community, null, "主任", "联系人", "13200000001", "246810", "科苑路 1 号", "Horse7battery", Agreed.Registration, [new("证明.pdf", new MemoryStream([1]))]);
}
