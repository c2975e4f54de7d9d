using System.Net;
using AngleSharp.Dom;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>How people of a committee come in at the PC, and what the top right offers them.</summary>
public sealed class CommitteeEntranceTests(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ACC-13")]
    public async Task the_foot_of_the_portal_leads_to_the_sign_in_and_the_top_right_to_what_there_is()
    {
        using var client = city.Browser();

        var start = await client.OpenAsync("/");
        start.QuerySelectorAll(".portal-foot a").Single(link => link.TextContent == "物业管理服务").GetAttribute("href").ShouldBe("/sign-in");
        (await client.SignInAsync("director")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var links = (await client.OpenAsync("/")).QuerySelectorAll(".topbar-entrance a").ToList();

        links.Select(link => link.TextContent).ShouldBe(["微信决策管理", "会议管理", "成员信息维护"]);
        foreach (var link in links) (await client.GetAsync(link.GetAttribute("href"), Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, link.TextContent);
    }

    [Fact]
    [Trait("row", "ACC-13")]
    public async Task the_entries_are_the_committees_alone()
    {
        using var client = city.Browser();
        await client.SignInAsync("street-lead");

        var home = await client.OpenAsync("/");

        home.QuerySelector(".topbar-entrance").ShouldBeNull();
        home.QuerySelectorAll(".nav-entries a").Select(link => link.TextContent.Trim()).ShouldContain("会议管理");
    }
}
