using System.Net;
using AngleSharp.Dom;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>首页 of the office as each role finds it.</summary>
public sealed class HomePages(CityApp city) : IClassFixture<CityApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "ACC-14")]
    [InlineData("city-admin", "辖区概览", "我的投票")]
    [InlineData("street-lead", "通知发布", "我的投票")]
    [InlineData("community-lead", "物业区域管理", "我的投票")]
    [InlineData("ent-lead", "权限管理", "通知发布")]
    [InlineData("director", "会议管理", "通知发布")]
    public async Task shows_the_entries_that_open_and_no_other(string persona, string there, string notThere)
    {
        using var browser = city.Browser();
        await browser.SignInAsync(persona);
        var home = await browser.OpenAsync("/");

        var menu = Links(home, "aside a[href]");
        var quick = Links(home, ".tiles a.tile");
        (menu.Concat(quick).Any(entry => entry.Title == there), menu.Concat(quick).Any(entry => entry.Title == notThere)).ShouldBe((true, false), string.Join('、', menu.Select(entry => entry.Title)));
        quick.ShouldNotBeEmpty();
        quick.ShouldAllBe(tile => menu.Contains(tile), "a quick entry and the entry of the menu lead to the same page");
        home.QuerySelector("[aria-labelledby='quick']")?.ParentElement?.ClassList.ShouldContain("order-lg-last");
        foreach (var entry in menu.Where(entry => entry.Url.StartsWith('/')).DistinctBy(entry => entry.Url)) (await browser.GetAsync(entry.Url, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK, entry.Url);
    }

    private static List<(string Title, string Url)> Links(IDocument page, string where) =>
        [.. page.QuerySelectorAll(where).Select(link => (link.TextContent.Trim(), link.GetAttribute("href") ?? ""))];
}
