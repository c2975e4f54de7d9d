using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace PropertyPlatform.Web.Tests.Screens;

public sealed class DataListTests
{
    [Fact]
    public async Task says_more_than_ten_thousand_when_it_did_not_count_further()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui");

        page.QuerySelector(".list-count").ShouldNotBeNull().TextContent.ShouldBe("共 10,000+ 条");
        page.QuerySelectorAll(".pagination .page-link").Select(link => link.TextContent).ShouldBe(["上一页", "1", "2", "…", "下一页"]);
    }

    [Fact]
    public async Task keeps_filters_sort_and_size_in_every_link()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?tab=list&State=Open&sort=area&size=10&p=2");

        page.QuerySelectorAll(".data-list tbody tr").Length.ShouldBe(10);
        page.QuerySelector("[aria-sort=ascending] a").ShouldNotBeNull().GetAttribute("href").ShouldBe("/dev/ui?tab=list&State=Open&size=10&sort=area&desc=true");
        page.QuerySelector(".pagination [rel=next]").ShouldNotBeNull().GetAttribute("href").ShouldBe("/dev/ui?tab=list&State=Open&sort=area&size=10&p=3");
        page.QuerySelector(".list-tools a[download]").ShouldNotBeNull().GetAttribute("href").ShouldBe("/dev/ui?tab=list&State=Open&sort=area&size=10&handler=Export");
    }

    [Fact]
    [Trait("row", "PLT-06")]
    public async Task searches_and_resets_without_a_script()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?tab=list&Name=云景&size=10&p=2");

        var bar = page.QuerySelector<IHtmlFormElement>(".filter-bar").ShouldNotBeNull();
        bar.Method.ShouldBe("get");
        bar.QuerySelector<IHtmlInputElement>("[name=Name]").ShouldNotBeNull().Value.ShouldBe("云景");
        bar.QuerySelectorAll<IHtmlInputElement>("[type=hidden]").Select(input => $"{input.Name}={input.Value}").ShouldBe(["tab=list", "size=10"]);
        bar.QuerySelector("a.btn").ShouldNotBeNull().GetAttribute("href").ShouldBe("/dev/ui?tab=list");
        bar.QuerySelector("button").ShouldNotBeNull().TextContent.ShouldBe("搜索");
    }

    [Fact]
    public async Task says_what_to_do_next_when_it_is_empty()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        var page = await shell.GetAsync("/dev/ui?Nothing=true");

        page.QuerySelector(".data-list .empty-title").ShouldNotBeNull().TextContent.ShouldBe("还没有表决事项");
        page.QuerySelector(".data-list .empty-action a").ShouldNotBeNull().TextContent.ShouldBe("起草表决");
        page.QuerySelector("table").ShouldBeNull();
    }

    [Fact]
    public async Task sends_the_selected_rows_to_the_handler()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");
        var page = await shell.GetAsync("/dev/ui");
        var ids = page.QuerySelectorAll<IHtmlInputElement>("input[name=selected]").Take(2).Select(box => ("selected", box.Value)).ToArray();
        page.QuerySelectorAll("input[name=selected]").ShouldAllBe(box => box.GetAttribute("form") == "bulk");
        var button = page.QuerySelector(".list-tools .confirm button[form=bulk]").ShouldNotBeNull();

        var (response, _) = await shell.PostAsync("/dev/ui", "#bulk", button.GetAttribute("formaction"), ids);

        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        AShell.Cookies(response).ShouldContain("TempData");
    }
}
