using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Browser.Tests.Accounts;

/// <summary>How people get in at a PC, step by step as the manuals say it: the title of a test names the manual and its section.</summary>
public sealed class TheManualsAtTheDesk(AccountsAtTheDesk.CitySite city) : IClassFixture<AccountsAtTheDesk.CitySite>
{
    private const string Password = "Horse7battery";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(DisplayName = "003 开发建设单位 §1 注册、§2 登录: 首页系统登录框在开发商处点击“注册”，注册成功后登录进入系统首页")]
    [Trait("row", "ACC-15")]
    [Trait("row", "ACC-18")]
    [Trait("row", "ACC-19")]
    public Task a_developer_registers_and_signs_in() => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await OpenRegistrationAsync(page, "开发商");
        await FillAsync(page, "前海开发建设有限公司", "91440300MA5D000A1F", "13200000301", "法定代表人");
        await ConsentAsync(page);

        await SignInAtTheHomePageAsync(page, "91440300MA5D000A1F");
        await IsAtHomeAsync(page, "开发建设单位");
    });

    [Fact(DisplayName = "003 物业服务企业 §1 注册、§2 登录: 首页物业公司处点击“注册”，选择是否本地企业，统一社会信用代码与密码即为用户名与密码")]
    [Trait("row", "ACC-16")]
    [Trait("row", "ACC-19")]
    public Task an_enterprise_registers_and_signs_in() => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await OpenRegistrationAsync(page, "物业公司");
        await page.GetByRole(AriaRole.Radio, new() { Name = "是", Exact = true }).CheckAsync();
        await FillAsync(page, "前海物业服务有限公司", "91440300MA5E000B26", "13200000302", "法定代表人");
        await ConsentAsync(page);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "登录", Exact = true }).ClickAsync();
        await page.GetByLabel("用户名", new() { Exact = true }).FillAsync("91440300MA5E000B26");
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await IsAtHomeAsync(page, "物业企业负责人");
    });

    [Fact(DisplayName = "003 业主委员会 §1 注册、§2 登录: 首页业委会处点击“注册”，机构代码与密码即为用户名与密码")]
    [Trait("row", "ACC-17")]
    [Trait("row", "ACC-19")]
    public Task a_committee_registers_and_signs_in() => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await OpenRegistrationAsync(page, "业委会");
        await FillAsync(page, "海岸城业主委员会", "SZ-YWH-0301", "13200000303", "业委会主任");
        await ConsentAsync(page);

        await SignInAtTheHomePageAsync(page, "SZ-YWH-0301");
        await IsAtHomeAsync(page, "业委会主任");
    });

    [Fact(DisplayName = "001 §二 物管平台PC端登录方式: 官网下方“物业管理服务”，登录成功后右上方的功能")]
    [Trait("row", "ACC-13")]
    public Task a_director_comes_in_by_the_foot_of_the_portal() => city.Site.VisitAsync(TestActor.Nobody, async page =>
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "物业管理服务" }).ClickAsync();
        await ThroughTheGovernmentAsync(page, "director");

        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("林芳");
        var entrance = page.GetByRole(AriaRole.Navigation, new() { Name = "常用功能" }).GetByRole(AriaRole.Link);
        var titles = await entrance.AllTextContentsAsync();
        titles.ShouldBeSubsetOf(["微信决策管理", "会议管理", "信息公开", "信息公开查询", "成员信息维护", "信息综合查询"]);
        titles.ShouldContain("微信决策管理");
        foreach (var title in titles)
        {
            await entrance.GetByText(title, new() { Exact = true }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await Assertions.Expect(page).Not.ToHaveURLAsync($"{city.Site.Address}");
        }
    });

    [Fact(DisplayName = "004 §三2 PC端: 项目负责人登录后点击左上角的图标切换身份，切换为“申报专家资格人员”")]
    [Trait("row", "ACC-09")]
    public async Task a_manager_who_applies_as_an_expert_switches_the_identity()
    {
        await city.Site.VisitAsync(TestActor.Nobody, async page =>
        {
            var manager = await ManagerWhoAppliesAsync(page, "负责人", "13200000304");
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Link, new() { Name = "物业管理服务" }).ClickAsync();
            await ThroughTheGovernmentAsync(page, manager);
            await Assertions.Expect(page.Locator(".user-name")).ToContainTextAsync("项目经理");

            await page.GetByRole(AriaRole.Link, new() { Name = "切换身份", Exact = true }).ClickAsync();
            await page.Locator(".list-group-item", new() { HasText = "申报专家资格人员" }).GetByRole(AriaRole.Button, new() { Name = "切换" }).ClickAsync();

            await Assertions.Expect(page.GetByText("已切换身份")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".user-name")).ToContainTextAsync("申报专家资格人员");
        });
    }

    private static async Task OpenRegistrationAsync(IPage page, string kind)
    {
        await page.GotoAsync("/");
        await Site.TakeAsync(page, $"home-{kind}");
        var box = page.GetByRole(AriaRole.Region, new() { Name = "物管平台登录" });
        await box.GetByRole(AriaRole.Listitem).Filter(new() { HasText = kind }).GetByText("注册", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "机构注册" })).ToBeVisibleAsync();
    }

    // 填写注册基本信息，上传要件
    private async Task FillAsync(IPage page, string name, string code, string phone, string head)
    {
        await page.GetByLabel("联系电话").FillAsync(phone);
        await page.GetByRole(AriaRole.Button, new() { Name = "获取验证码" }).ClickAsync();
        await Assertions.Expect(page.GetByText("验证码已发送")).ToBeVisibleAsync();
        await page.GetByLabel("单位名称").FillAsync(name);
        await page.Locator("[name='Form.Code']").FillAsync(code);
        await page.GetByLabel("所在社区").SelectOptionAsync(ACity.Community);
        await page.GetByLabel("地址").FillAsync("科苑路 1 号");
        await page.GetByLabel(head).FillAsync("法定人");
        await page.GetByLabel("联系人", new() { Exact = true }).Or(page.Locator("[name='Form.ContactPerson']")).First.FillAsync("联系人");
        await page.GetByLabel("短信验证码").FillAsync(await SmsCodeAsync(phone));
        await page.Locator("[name='Form.Password']").FillAsync(Password);
        await page.Locator("[name='Form.Documents']").SetInputFilesAsync(new FilePayload { Name = "营业执照.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8] });
    }

    // 阅读《机构注册协议》并勾选，点击“提交”按钮，提示注册成功
    private static async Task ConsentAsync(IPage page)
    {
        await page.Locator("summary", new() { HasTextString = "机构注册协议" }).ClickAsync();
        await Assertions.Expect(page.GetByText("注册机构应如实填写信息")).ToBeVisibleAsync();
        await page.GetByLabel("我已阅读并同意《机构注册协议》").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("注册成功")).ToBeVisibleAsync();
    }

    // 打开“物业管理公众服务平台”》“物管平台登录”，填写正确的用户名和密码，登录，进入系统首页
    private static async Task SignInAtTheHomePageAsync(IPage page, string name)
    {
        await page.GotoAsync("/");
        var box = page.GetByRole(AriaRole.Region, new() { Name = "物管平台登录" });
        await box.GetByLabel("用户名").FillAsync(name);
        await box.GetByLabel("密码").FillAsync(Password);
        await box.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
    }

    private static async Task IsAtHomeAsync(IPage page, string role)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "快捷入口" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".user-name")).ToContainTextAsync(role);
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "功能菜单" })).ToBeVisibleAsync();
    }

    private static async Task ThroughTheGovernmentAsync(IPage page, string persona)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "个人登录", Exact = true }).ClickAsync();
        await page.Locator($"form:has(input[name=persona][value='{persona}']) button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/dev/sso", StringComparison.Ordinal));
    }

    private async Task<string> SmsCodeAsync(string phone)
    {
        await using var scope = city.Site.App.ScopeOf(TestActor.Almighty);
        return (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(phone, 1, Ct))[0].Parameters[0];
    }

    // Somebody whom the enterprise added as 项目负责人, and who authenticated as 申报专家资格人员 on the phone (004 §1).
    private async Task<string> ManagerWhoAppliesAsync(IPage page, string name, string phone)
    {
        await city.City.PersonAsync("manager-who-applies", Role.ProjectManager, "enterprise", name, phone);
        await page.APIRequest.PostAsync("/api/v1/codes", new() { DataObject = new { phone, purpose = nameof(CodePurpose.Identity) } });
        var entered = await page.APIRequest.PostAsync("/api/v1/identity/expert", new() { DataObject = new { name, phone, code = await SmsCodeAsync(phone) } });
        entered.Status.ShouldBe(200, await entered.TextAsync());
        return "manager-who-applies";
    }
}
