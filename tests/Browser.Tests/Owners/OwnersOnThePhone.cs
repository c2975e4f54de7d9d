using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Browser.Tests.Owners;

/// <summary>An owner with a phone in the hand, and the committee's officer who helps where the face check cannot.</summary>
public sealed class OwnersOnThePhone(Site site) : IClassFixture<Site>
{
    [Fact]
    [Trait("row", "OWN-01")]
    [Trait("row", "OWN-10")]
    public async Task binds_the_home_by_code_and_face_and_sees_it()
    {
        var (estate, owner) = await HomeAsync();
        var phone = (owner.Phone ?? throw new InvalidOperationException()).Digits;
        var code = await estate.CodeAsync(owner.Phone, CodePurpose.OwnerBinding);

        await site.VisitAsync(
            AnEstate.Resident(estate.Project),
            async page =>
            {
                await page.GotoAsync("/my");
                await page.GetByText("业主身份绑定").ClickAsync();
                await page.FillAsync("[name='Form.Name']", owner.Name);
                await page.FillAsync("[name='Form.DocumentNumber']", owner.Document.Number);
                await page.FillAsync("[name='Form.Phone']", phone);
                await page.FillAsync("[name='Form.Code']", code);
                await page.CheckAsync("[name='Form.BindingConsent']");
                await page.CheckAsync("[name='Form.FaceConsent']");
                await page.GetByText("提交并进行人脸识别").ClickAsync();
                await page.GetByText("通过", new() { Exact = true }).ClickAsync();
                await page.GetByText("查看人脸识别结果").ClickAsync();

                await page.GetByText("1栋1单元101").First.WaitForAsync();
                (await page.GetByText("王**").IsVisibleAsync()).ShouldBeTrue();
            },
            Screen.Phone);
    }

    [Fact]
    [Trait("row", "OWN-01")]
    public Task reads_why_the_form_was_refused_and_keeps_what_was_typed() => site.VisitAsync(
        AnEstate.Resident(),
        async page =>
        {
            await page.GotoAsync("/my/bind");
            await page.FillAsync("[name='Form.Name']", "王小明");
            await page.FillAsync("[name='Form.DocumentNumber']", "110105194912310020");
            await page.FillAsync("[name='Form.Phone']", "13800138000");
            await page.FillAsync("[name='Form.Code']", "123456");
            await page.GetByText("不做人脸识别，选择线下认证").ClickAsync();

            await page.GetByText("证件号码与证件类型不符，请检查。").First.WaitForAsync();
            (await page.InputValueAsync("[name='Form.Name']")).ShouldBe("王小明");
        },
        Screen.Phone);

    [Fact]
    [Trait("row", "OWN-03")]
    [Trait("row", "OWN-04")]
    public async Task is_found_by_the_officer_and_certified_with_a_photo()
    {
        var (estate, owner) = await HomeAsync();
        await estate.BeginAsync(owner, AnEstate.Resident(), consent: false);

        await site.VisitAsync(estate.Officer(), async page =>
        {
            await page.GotoAsync("/admin/certifications");
            await page.FillAsync("[name='Form.DocumentNumber']", owner.Document.Number);
            await page.GetByText("查询", new() { Exact = true }).ClickAsync();
            await page.GetByText("办理", new() { Exact = true }).ClickAsync();
            await page.SetInputFilesAsync("#files", new Microsoft.Playwright.FilePayload { Name = "认证表.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9] });
            await page.GetByText("上传", new() { Exact = true }).ClickAsync();

            await page.GetByText("认证表.jpg").First.WaitForAsync();
        });
    }

    private async Task<(AnEstate Estate, Owner Owner)> HomeAsync()
    {
        var estate = await AnEstate.BuildAsync(site.App);
        var owner = await estate.OwnerAsync("王小明");
        await estate.HomeAsync("1栋", "101", owner);
        return (estate, owner);
    }
}
