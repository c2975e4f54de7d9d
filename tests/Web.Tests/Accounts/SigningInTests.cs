using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
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
    [Trait("row", "ACC-11")]
    [Trait("row", "ACC-12")]
    public async Task an_enterprise_comes_in_by_its_code_and_no_personal_account_does()
    {
        using var enterprise = city.Browser();
        using var agent = city.Browser();
        using var person = city.Browser();

        var own = await ThroughTheGovernmentAsync(enterprise, "Corporation", "/", ("name", "陈磊"), ("corporation", "91440300MA5F8K3Q2E"));
        var other = await ThroughTheGovernmentAsync(agent, "Corporation", "/", ("name", "别人"), ("mobile", "13300000003"), ("corporation", "91440300MA5F8K3Q2E"));
        var personal = await ThroughTheGovernmentAsync(person, "Corporation", "/", ("name", "陈磊"), ("document", "440524188001010014"), ("mobile", "13900000007"));

        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await enterprise.GetAsync("/", Ct)).TextAsync()).ShouldContain("物业企业负责人");
        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
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

    private static async Task<HttpResponseMessage> ThroughTheGovernmentAsync(HttpClient client, string kind, string back, params (string Name, string Value)[] typed)
    {
        var state = await StateAsync(client, kind, back);
        var answered = await client.SubmitAsync($"/dev/sso?state={state}&kind={kind}", "form[action*='handler=Somebody']", typed);
        return await client.GetAsync(answered.Headers.Location, Ct);
    }

    private static async Task<string> StateAsync(HttpClient client, string kind, string back)
    {
        var asked = await client.SubmitAsync($"/sign-in?back={Uri.EscapeDataString(back)}", "form:has(button[name=kind])", ("kind", kind));
        return System.Web.HttpUtility.ParseQueryString(new Uri(new Uri("http://localhost"), asked.Headers.Location.ShouldNotBeNull()).Query)["state"].ShouldNotBeNull();
    }
}
