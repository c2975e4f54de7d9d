using Microsoft.Playwright;

namespace PropertyPlatform.Browser.Tests.Notices;

/// <summary>通知发布 from the quick entry to the statistics, as the two sides see it.</summary>
public sealed class NoticesAtTheDesk(NoticesAtTheDesk.TownSite town) : IClassFixture<NoticesAtTheDesk.TownSite>
{
    [Fact]
    [Trait("row", "NTF-06")]
    [Trait("row", "NTF-10")]
    [Trait("row", "NTF-04")]
    public async Task a_district_publishes_with_a_file_the_director_replies_and_the_statistics_say_so()
    {
        await town.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            await SignInAsync(page, "district-officer");
            await page.GotoAsync("/");
            await page.Locator(".tile", new() { HasTextString = "通知发布" }).ClickAsync();
            await page.FillAsync("[name='Form.Title']", "报送消防设施台账");
            await page.SelectOptionAsync("[name='Form.Type']", "Submission");
            await page.Locator("[name='Form.Reply'][value='Reply']").CheckAsync();
            await page.FillAsync("[name='Form.Body']", "请于周五前回复本小区消防设施的完好情况。");
            await page.SetInputFilesAsync("[name='Form.Files']", new FilePayload { Name = "台账格式.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7\n%%EOF"u8.ToArray() });
            await page.FillAsync("[name='Form.Looking']", "甲园");
            await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
            await Assertions.Expect(page.Locator("[name='Form.Projects']")).ToHaveCountAsync(1);
            await page.Locator("[name='Form.Projects']").CheckAsync();
            await page.FillAsync("[name='Form.Looking']", "乙园");
            await page.GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
            await Assertions.Expect(page.Locator("[name='Form.Projects']")).ToHaveCountAsync(2);
            await Assertions.Expect(page.Locator("[name='Form.Projects']").First).ToBeCheckedAsync();
            await Site.TakeAsync(page, "notices-1-publish");
            await page.Locator("summary", new() { HasTextString = "提交" }).ClickAsync();
            await page.Locator("dialog[open] button[type=submit]").ClickAsync();
            await page.GetByText("发布成功").WaitForAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "台账格式.pdf" })).ToBeVisibleAsync();
        });

        await town.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            await SignInAsync(page, "director");
            await page.GotoAsync("/admin/notices/inbox");
            await page.GetByRole(AriaRole.Link, new() { Name = "查看并回复" }).ClickAsync();
            await page.FillAsync("[name='Answer']", "设施完好，共 32 处。");
            await Site.TakeAsync(page, "notices-2-reply");
            await page.Locator("#edit button[type=submit]").ClickAsync();
            await page.GetByText("回复成功").WaitForAsync();
        });

        await town.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            await SignInAsync(page, "district-officer");
            await page.GotoAsync("/admin/notices");
            await page.GetByRole(AriaRole.Link, new() { Name = "查看全部统计" }).First.ClickAsync();
            await Site.TakeAsync(page, "notices-3-statistics");
            await page.Locator(".figure-card", new() { HasTextString = "已回复" }).ClickAsync();
            await page.GetByText("设施完好，共 32 处。").WaitForAsync();
        });
    }

    private static async Task SignInAsync(IPage page, string persona)
    {
        await page.GotoAsync("/dev/sso");
        await page.Locator($"form:has(input[value='{persona}']) button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/dev/sso", StringComparison.Ordinal));
    }

    /// <summary>A site with people to write to.</summary>
    public sealed class TownSite(Chromium chromium) : IAsyncLifetime
    {
        /// <summary>The site.</summary>
        public Site Site { get; } = new(chromium);

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            await ANoticeTown.FoundAsync(Site.App);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
