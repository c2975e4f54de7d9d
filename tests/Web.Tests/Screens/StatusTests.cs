using System.Net;
using AngleSharp.Dom;

namespace PropertyPlatform.Web.Tests.Screens;

public sealed class StatusTests
{
    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "页面不存在")]
    [InlineData("/dev/ui?handler=Missing", HttpStatusCode.NotFound, "页面不存在")]
    [InlineData("/dev/ui?handler=Fail", HttpStatusCode.InternalServerError, "系统出错")]
    [InlineData("/status/403", HttpStatusCode.Forbidden, "没有权限")]
    [InlineData("/status/409", HttpStatusCode.Conflict, "内容已被修改")]
    [InlineData("/status/200", HttpStatusCode.NotFound, "页面不存在")]
    public async Task speaks_chinese_and_keeps_the_code(string url, HttpStatusCode code, string title)
    {
        await using var shell = await AShell.SignedInAsync();

        var page = await shell.GetAsync(url, code);

        page.QuerySelector("h1").ShouldNotBeNull().TextContent.ShouldBe(title);
    }

    [Fact]
    public async Task allows_no_inline_script_or_style()
    {
        await using var shell = await AShell.SignedInAsync("sample.see");

        foreach (var tab in new[] { "list", "form", "detail", "texts" })
        {
            using var response = await shell.Client.GetAsync(new Uri($"/dev/ui?tab={tab}", UriKind.Relative), TestContext.Current.CancellationToken);
            var page = await AShell.ReadAsync(response);

            response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("script-src 'self'; style-src 'self'");
            page.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty();
            page.All.SelectMany(element => element.Attributes).ShouldAllBe(attribute => !attribute.Name.StartsWith("on", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task has_no_development_page_in_production()
    {
        await using var shell = await AShell.InAsync("Production");

        await shell.GetAsync("/dev/ui", HttpStatusCode.NotFound);
        await shell.GetAsync("/dev/ui/mobile", HttpStatusCode.NotFound);
    }
}
