using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PropertyPlatform.Browser.Tests.Accounts;

/// <summary>
/// The PC entrance with a certified OpenID provider behind it, as a person meets it. Every way that does not end inside ends on the entrance,
/// with a sentence that says why, and with nobody signed in.
/// </summary>
public sealed class GovernmentSignIn(GovernmentSignIn.GovernedSite governed) : IClassFixture<GovernmentSignIn.GovernedSite>
{
    [Fact(DisplayName = "000 §2 个人登录: 打开浏览器，选择“个人登录”后进入平台")]
    [Trait("row", "ACC-10")]
    public Task a_person_comes_in_and_finds_the_page_that_was_asked_for() => VisitAsync(async page =>
    {
        await page.GotoAsync("/Admin/Accounts");
        await ChooseAsync(page, "个人登录", "李娜");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "权限管理" })).ToBeVisibleAsync();
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "pp-sso" || cookie.Name == "pp-sign-in");
    });

    [Fact(DisplayName = "002 §2 法人登录: 企业以法人账号登录，进入企业首页")]
    [Trait("row", "ACC-11")]
    [Trait("row", "ENT-01")]
    public Task an_enterprise_comes_in_by_its_code() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "法人登录", "深圳市安居物业服务有限公司");

        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("陈磊");
        (await page.InnerTextAsync("body")).ShouldContain("物业企业负责人");
    });

    [Fact(DisplayName = "002 §1 首次法人登录: 平台上没有登记的企业以法人账号登录后即可使用")]
    [Trait("row", "ACC-12")]
    [Trait("row", "ENT-01")]
    public Task an_enterprise_that_nobody_registered_comes_in() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "法人登录", "平安物业有限公司");

        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("赵经办");
    });

    [Fact(DisplayName = "002 §1 法人账号: 个人账号不能用于法人登录")]
    [Trait("row", "ACC-12")]
    public Task a_personal_account_is_refused_at_the_entrance_of_enterprises() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "法人登录", "李娜");

        await IsRefusedAsync(page, "请使用法人账号登录");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "广东政务服务网" })).ToBeVisibleAsync();
    });

    [Fact(DisplayName = "004 §2 个人登录: 没有账号的个人不能进入，申报专家可以进入")]
    [Trait("row", "ACC-05")]
    [Trait("row", "ACC-10")]
    public Task a_stranger_is_refused_and_an_applicant_comes_in() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "个人登录", "申专家");
        await IsRefusedAsync(page, "平台上没有您的账号");

        // The government's session goes on, so nobody is asked again who it is.
        await page.GetByRole(AriaRole.Button, new() { Name = "专家申报登录", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("申专家");
    });

    [Fact(DisplayName = "000 §2 个人登录: 取消登录")]
    [Trait("row", "ACC-10")]
    public Task a_no_leads_back_to_the_entrance() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "个人登录", "取消登录");

        await IsRefusedAsync(page, "您已取消登录");
    });

    [Fact(DisplayName = "000 §2 个人登录: 实名等级不足")]
    [Trait("row", "ACC-10")]
    public Task somebody_of_whom_the_government_is_not_sure_is_told_what_to_do() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "个人登录", "未实名");

        await IsRefusedAsync(page, "实名等级为L1，登录本平台需要L2");
    });

    [Theory(DisplayName = "000 §2 个人登录: 伪造的回调不能进入")]
    [Trait("row", "ACC-10")]
    [InlineData("code", "forged-code")]
    [InlineData("state", "forged-state")]
    [InlineData("iss", "https://evil.example")]
    public Task a_forged_answer_lets_nobody_in(string parameter, string value) => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "个人登录", Exact = true }).ClickAsync();
        var back = await AnswerAsync(page, "p-li");

        await page.GotoAsync(Parameter(parameter).Replace(back, $"$1{Uri.EscapeDataString(value)}"));

        await IsRefusedAsync(page, "登录请求已失效，或不是由本浏览器发起");
    });

    [Fact(DisplayName = "000 §2 个人登录: 回调只能使用一次")]
    [Trait("row", "ACC-10")]
    public Task an_answer_is_worth_one_entry() => VisitAsync(async page =>
    {
        var seen = "";
        page.Request += (_, request) => seen = request.Url.Contains("/sign-in/government?", StringComparison.Ordinal) ? request.Url : seen;
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "个人登录", "李娜");
        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("李娜");
        await page.Context.ClearCookiesAsync();

        await page.GotoAsync(seen);

        await IsRefusedAsync(page, "登录请求已失效，或不是由本浏览器发起");
    });

    [Fact(DisplayName = "000 §2 个人登录: 退出后统一身份认证平台的登录也结束")]
    [Trait("row", "ACC-10")]
    public Task signing_out_ends_the_session_of_the_government_as_well() => VisitAsync(async page =>
    {
        await page.GotoAsync("/sign-in");
        await ChooseAsync(page, "个人登录", "李娜");
        await Assertions.Expect(page.Locator("h1").First).ToContainTextAsync("李娜");

        await page.GotoAsync("/sign-out");
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "退出登录", Exact = true }).ClickAsync();
        await page.Locator("button[name='logout']").ClickAsync();

        await page.WaitForURLAsync("**/sign-in");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "pp-session" || cookie.Name == "pp-sso-exit");
        await page.GetByRole(AriaRole.Button, new() { Name = "个人登录", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "统一身份认证", Exact = true })).ToBeVisibleAsync();
    });

    private Task VisitAsync(Func<IPage, Task> steps)
    {
        Assert.SkipUnless(GovernmentOnNode.CanStart, GovernmentOnNode.NodeIsMissing);
        return governed.Site.VisitAsync(TestActor.Nobody, steps);
    }

    private static async Task ChooseAsync(IPage page, string door, string account)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = door, Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "统一身份认证", Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = account, Exact = true }).ClickAsync();
    }

    private static async Task IsRefusedAsync(IPage page, string because)
    {
        await Assertions.Expect(page.GetByText(because)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "个人登录", Exact = true })).ToBeVisibleAsync();
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "pp-session");
    }

    // What the browser would be sent to next, for somebody to change it on the way.
    private static async Task<string> AnswerAsync(IPage page, string account)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "统一身份认证", Exact = true })).ToBeVisibleAsync();
        var form = page.APIRequest.CreateFormData();
        form.Append("sub", account);
        var chosen = await page.APIRequest.PostAsync(page.Url, new() { Form = form, MaxRedirects = 0 });
        var resumed = await page.APIRequest.GetAsync(chosen.Headers["location"], new() { MaxRedirects = 0 });
        return resumed.Headers["location"];
    }

    private static Regex Parameter(string name) => new($"([?&]{name}=)[^&]*");

    /// <summary>A site with a small city in it, whose entrance leads to the provider.</summary>
    public sealed class GovernedSite(Chromium chromium) : IAsyncLifetime
    {
        private static readonly IReadOnlyDictionary<string, string>[] Accounts =
        [
            Person("p-li", "李娜", "11010519491231002X", "13900000004"),
            Person("p-shen", "申专家", "110101199003070978", "13300000041"),
            new Dictionary<string, string>(Person("p-weak", "未实名", "440524188001010014", "13300000042")) { ["loa"] = "L1" },
            Corporation("c-anju", "91440300MA5F8K3Q2E", "深圳市安居物业服务有限公司", "陈磊", "13900000007"),
            Corporation("c-pingan", "91350100M000100Y43", "平安物业有限公司", "赵经办", "13300000043"),
        ];

        private GovernmentOnNode? _government;

        /// <summary>The site.</summary>
        public Site Site { get; } = new(chromium);

        /// <inheritdoc/>
        public async ValueTask InitializeAsync()
        {
            if (!GovernmentOnNode.CanStart) return;

            _government = await GovernmentOnNode.StartAsync(Accounts);
            Site.App.With("Ports:Sso:Adapter", "guangdong").With("Ports:Sso:Authority", _government.Issuer).With("Ports:Sso:ClientId", GovernmentOnNode.ClientId).With("Ports:Sso:ClientSecret", _government.ClientSecret).With("Ports:Sso:EndSessionEndpoint", "discovery");
            await Site.InitializeAsync();
            await ACity.FoundAsync(Site.App);
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            await Site.DisposeAsync();
            if (_government is { } government) await government.DisposeAsync();
        }

        private static Dictionary<string, string> Person(string sub, string name, string document, string mobile) => new()
        {
            ["sub"] = sub,
            ["account_type"] = "person",
            ["loa"] = "L3",
            ["name"] = name,
            ["id_no"] = document,
            ["mobile"] = mobile,
        };

        private static Dictionary<string, string> Corporation(string sub, string code, string name, string agent, string mobile) => new()
        {
            ["sub"] = sub,
            ["account_type"] = "corporation",
            ["loa"] = "L3",
            ["uscc"] = code,
            ["corp_name"] = name,
            ["legal_rep_name"] = "法定人",
            ["agent_name"] = agent,
            ["agent_mobile"] = mobile,
            ["agent_role"] = "经办人",
        };
    }
}
