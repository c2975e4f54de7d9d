namespace PropertyPlatform.Browser.Tests;

public sealed class ShellTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "/", "h1" },
        { "/dev/ui", "table" },
        { "/dev/ui?tab=form", "form#edit" },
        { "/dev/ui?tab=detail", "h1" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task shows_an_officer_the_page_on_a_desk(string address, string sign) => site.VisitAsync(TestActor.Almighty, async page =>
    {
        await page.GotoAsync(address);

        (await page.Locator(sign).First.IsVisibleAsync()).ShouldBeTrue();
    });

    [Theory]
    [MemberData(nameof(Pages))]
    public Task shows_an_officer_the_page_on_a_phone(string address, string sign) => site.VisitAsync(
        TestActor.Almighty,
        async page =>
        {
            await page.GotoAsync(address);

            (await page.Locator(sign).First.IsVisibleAsync()).ShouldBeTrue();
        },
        Screen.Phone);

    [Fact]
    public Task tells_a_stranger_what_this_is_and_where_to_sign_in() => site.VisitAsync(
        TestActor.Nobody,
        async page =>
        {
            await page.GotoAsync("/");

            (await page.Locator("a.btn-primary", new() { HasTextString = "登录办理" }).GetAttributeAsync("href")).ShouldBe("/sign-in");
        },
        Screen.Phone);

    [Fact]
    public Task keeps_what_was_typed_when_a_form_is_refused() => site.VisitAsync(TestActor.Almighty, async page =>
    {
        await page.GotoAsync("/dev/ui?tab=form");
        await page.FillAsync("[name='Form.Days']", "21");
        await page.GetByText("保存草稿（冲突）").ClickAsync();

        await page.GetByText("内容已被他人修改，请重新载入后再办理。").WaitForAsync();
        (await page.InputValueAsync("[name='Form.Days']")).ShouldBe("21");
    });
}
