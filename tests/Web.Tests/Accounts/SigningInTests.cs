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

    [Fact]
    public async Task refuses_whoever_is_no_persona()
    {
        using var client = city.Browser();

        (await client.SignInAsync("nobody", "/")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
