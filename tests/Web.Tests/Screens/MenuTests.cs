using AngleSharp.Dom;

namespace PropertyPlatform.Web.Tests.Screens;

public sealed class MenuTests
{
    [Fact]
    public async Task shows_only_what_the_account_may_open()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var home = await shell.GetAsync("/");

        home.QuerySelectorAll(".nav-entries a").Select(link => link.TextContent.Trim()).ShouldBe(["界面组件", "只在菜单"], ignoreOrder: false);
        home.QuerySelectorAll(".tile").Select(link => link.TextContent.Trim()).ShouldHaveSingleItem().ShouldBe("界面组件");
    }

    [Fact]
    public async Task marks_where_the_reader_stands()
    {
        await using var shell = await AShell.SignedInAsync("sample.see", "sample.later");

        var page = await shell.GetAsync("/dev/ui");

        page.QuerySelector(".nav-entries [aria-current=page]").ShouldNotBeNull().TextContent.ShouldBe("界面组件");
        page.QuerySelector(".nav-module").ShouldNotBeNull().HasAttribute("open").ShouldBeTrue();
        page.QuerySelectorAll(".breadcrumb-item").Select(crumb => crumb.TextContent.Trim()).ShouldBe(["首页", "示例乙", "界面组件"]);
    }

    [Fact]
    public async Task is_not_shown_to_a_stranger_who_gets_the_start_page()
    {
        await using var shell = await AShell.ForAStrangerAsync();

        var start = await shell.GetAsync("/");

        start.QuerySelector(".navbar-vertical").ShouldBeNull();
        start.QuerySelectorAll(".portal-head nav a").Select(link => link.TextContent).ShouldBe(["公示公告"]);
        start.QuerySelector("a[href='/sign-in']").ShouldNotBeNull();
    }
}
