using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;

namespace PropertyPlatform.Browser.Tests.Accounts;

/// <summary>Signing in and 用户与组织 as people at a desk use them.</summary>
public sealed class AccountsAtTheDesk(AccountsAtTheDesk.CitySite city) : IClassFixture<AccountsAtTheDesk.CitySite>
{
    [Fact]
    [Trait("row", "ACC-10")]
    public Task somebody_comes_in_by_the_government_s_sign_in() => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.GotoAsync("/Admin/Accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "个人登录" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "李娜" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "权限管理" })).ToBeVisibleAsync();
    });

    [Fact(DisplayName = "000 §3 权限管理: 社区负责人“新增”经办人账号，“账号赋权”，按姓名搜索，点击头像查看并注销")]
    [Trait("row", "ACC-20")]
    [Trait("row", "ACC-21")]
    [Trait("row", "ACC-22")]
    [Trait("row", "ACC-24")]
    [Trait("row", "ACC-25")]
    public Task a_lead_presets_an_officer_and_takes_a_function_away() => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await SignInAsync(page, "community-lead");
        await page.GotoAsync("/Admin/Accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = "新增", Exact = true }).ClickAsync();
        await page.GetByLabel("姓名").FillAsync("新经办");
        await page.GetByLabel("手机号码").FillAsync("13100000001");
        await page.GetByLabel("职务").FillAsync("物业专干");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await Assertions.Expect(page.GetByText("添加成功")).ToBeVisibleAsync();

        await page.GetByLabel("查看账号", new() { Exact = true }).UncheckAsync();
        await page.Locator("#grants").GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();

        await Assertions.Expect(page.GetByText("提交成功")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("查看账号", new() { Exact = true })).Not.ToBeCheckedAsync();

        await page.GotoAsync("/Admin/Accounts");
        await page.GetByLabel("姓名或手机号码").FillAsync("新经");
        await page.GetByRole(AriaRole.Button, new() { Name = "搜索" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "新经办", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "注销" }).First.ClickAsync();
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.GetByText("已注销")).ToBeVisibleAsync();
    });

    [Fact(DisplayName = "002 §4 权限管理: 企业新增项目经理，选中所管小区和所对应权限；点击项目名称查看项目经理，点击编辑；调整所管小区")]
    [Trait("row", "ACC-29")]
    [Trait("row", "ACC-30")]
    [Trait("row", "ACC-32")]
    public async Task an_enterprise_adds_a_manager_and_goes_from_the_project_to_the_manager()
    {
        var (first, second, _) = (await ManagedAsync(), await ManagedAsync(), await ManagedAsync());
        await city.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            await SignInAsync(page, "ent-lead");
            await page.GotoAsync("/Admin/Accounts/New?Role=ProjectManager");
            await page.GetByLabel("姓名").FillAsync("桌面经理");
            await page.GetByLabel("手机号码").FillAsync("13100000011");
            await FindAsync(page, first, 1);
            await page.GetByLabel(first).CheckAsync();
            await page.Locator("input[name='Form.Held']").First.UncheckAsync();
            await Site.TakeAsync(page, "accounts-new-manager");
            await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
            await Assertions.Expect(page.GetByText("添加成功")).ToBeVisibleAsync();

            await page.GetByRole(AriaRole.Link, new() { Name = "调整" }).ClickAsync();
            await FindAsync(page, second, 2);
            await page.GetByLabel(second).CheckAsync();
            await Assertions.Expect(page.GetByLabel(first)).ToBeCheckedAsync();
            await Site.TakeAsync(page, "accounts-projects");
            await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
            await Assertions.Expect(page.GetByText("提交成功")).ToBeVisibleAsync();
            await Site.TakeAsync(page, "accounts-detail-manager");

            await page.GotoAsync("/Admin/Accounts?Search=桌面经理");
            await Site.TakeAsync(page, "accounts-list-projects");
            await page.GetByRole(AriaRole.Link, new() { Name = second }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = second })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByText("131****0011")).ToBeVisibleAsync();
            await Site.TakeAsync(page, "accounts-by-project");
            await page.GetByRole(AriaRole.Link, new() { Name = "编辑" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "编辑账号" })).ToBeVisibleAsync();
        });
    }

    [Theory]
    [Trait("row", "ACC-37")]
    [InlineData("/sign-in")]
    [InlineData("/register?Kind=Enterprise")]
    [InlineData("/Admin/Accounts")]
    [InlineData("/Admin/Accounts/Figures")]
    [InlineData("/Admin/Accounts/Figures?Role=StreetLead&List=Accounts")]
    [InlineData("/Admin/Accounts/Trail")]
    [InlineData("/Admin/Roles")]
    [InlineData("/Admin/Roles/Edit/StreetLead")]
    [InlineData("/Admin/Organisations")]
    [InlineData("/Admin/Organisations/Places?Code=4403.05.007.")]
    [InlineData("/Admin/Me")]
    public Task a_page_is_drawn_without_complaint(string url) => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await SignInAsync(page, "city-admin");
        await page.GotoAsync(url);

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    });

    private static async Task FindAsync(IPage page, string name, int offered)
    {
        await page.GetByLabel("查找小区").FillAsync(name);
        await page.Locator("#projects").GetByRole(AriaRole.Button, new() { Name = "查找" }).ClickAsync();
        await Assertions.Expect(page.Locator("#projects input[type=checkbox]")).ToHaveCountAsync(offered);
    }

    private async Task<string> ManagedAsync()
    {
        var app = city.Site.App;
        var estate = await AnEstate.BuildAsync(app);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        (await app.SendAsync(new AssignEnterprise(estate.Project, new OrganisationId(city.City.Unit("enterprise")), "HT-9", today, today.AddYears(3), null, null))).Error.ShouldBeNull();
        return await app.UseAsync(db => db.Set<PropertyProject>().Where(p => p.Id == estate.Project).Select(p => p.Name).SingleAsync(TestContext.Current.CancellationToken));
    }

    private static async Task SignInAsync(IPage page, string persona)
    {
        await page.GotoAsync("/dev/sso");
        await page.Locator($"form:has(input[value='{persona}']) button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/dev/sso", StringComparison.Ordinal));
    }

    /// <summary>A site with a small city in it.</summary>
    public sealed class CitySite(Chromium chromium) : IAsyncLifetime
    {
        /// <summary>The site.</summary>
        public Site Site { get; } = new(chromium);

        /// <summary>The city.</summary>
        public ACity City { get; private set; } = null!;

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            await Site.InitializeAsync();
            City = await ACity.FoundAsync(Site.App);
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
