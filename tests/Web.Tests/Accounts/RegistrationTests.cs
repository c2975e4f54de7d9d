using System.Net;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>机构注册 on the public portal and the sign-in by password that follows.</summary>
public sealed class RegistrationTests(CityApp city) : IClassFixture<CityApp>
{
    private const string Developer = "91440300MA5D000A1F";
    private const string Enterprise = "91440300MA5E000B26";
    private const string Password = Registering.Password;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "ACC-15")]
    [Trait("row", "ACC-16")]
    [Trait("row", "ACC-17")]
    [Trait("row", "ACC-19")]
    [InlineData("Developer", Developer, "13200000001", "开发建设单位")]
    [InlineData("Enterprise", Enterprise, "13200000002", "物业企业负责人")]
    [InlineData("Committee", "SZ-YWH-0001", "13200000003", "业委会主任")]
    public async Task an_institution_registers_and_signs_in_at_once(string kind, string code, string phone, string role)
    {
        using var client = city.Browser();

        var registered = await city.RegisterAsync(client, kind, code, phone, local: false);
        var signedIn = await client.SignInByPasswordAsync(code.ToLowerInvariant(), Password);

        registered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await registered.TextAsync());
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await client.GetAsync("/", Ct)).TextAsync()).ShouldContain(role);
        var local = (await client.OpenAsync("/admin/registration")).QuerySelectorAll(".datagrid-item").Where(fact => fact.TextContent.Contains("是否本地企业", StringComparison.Ordinal)).Select(fact => fact.TextContent.Trim()[^1..]);
        local.ShouldBe(kind == "Enterprise" ? ["否"] : []);
    }

    [Fact]
    [Trait("row", "ACC-18")]
    public async Task nothing_is_registered_without_consent_document_field_or_a_free_code()
    {
        using var client = city.Browser();

        var noConsent = await city.RegisterAsync(client, "Committee", "SZ-YWH-0002", "13200000011", consent: false);
        var noDocument = await city.RegisterAsync(client, "Committee", "SZ-YWH-0002", "13200000011", document: false);
        var noField = await city.RegisterAsync(client, "Committee", "SZ-YWH-0002", "13200000011", name: "");
        var weak = await city.RegisterAsync(client, "Committee", "SZ-YWH-0002", "13200000011", password: "short1");
        var taken = await city.RegisterAsync(client, "Enterprise", "91440300MA5F8K3Q2E", "13200000011");

        (await noConsent.TextAsync()).ShouldContain("请阅读并勾选《机构注册协议》");
        (await noDocument.TextAsync()).ShouldContain("请上传要件");
        (await noField.TextAsync()).ShouldContain("请填写单位名称");
        (await weak.TextAsync()).ShouldContain("须包含大写字母、小写字母、数字、符号中的至少 3 种");
        (await taken.TextAsync()).ShouldContain("该代码的单位已登记");
        (await client.SignInByPasswordAsync("SZ-YWH-0002", Password)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await city.RegisterAsync(client, "Committee", "SZ-YWH-0002", "13200000011")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-15")]
    [Trait("row", "ACC-19")]
    public async Task a_developer_signs_in_by_a_name_of_its_own_that_nobody_else_has()
    {
        using var client = city.Browser();
        using var later = city.Browser();

        var page = (await client.OpenAsync("/register?Kind=Developer")).Body.ShouldNotBeNull();
        var enterprises = (await client.OpenAsync("/register?Kind=Enterprise")).Body.ShouldNotBeNull();
        var unfit = await city.RegisterAsync(client, "Developer", "91440300MA5D000E0G", "13200000021", userName: "13200000021");
        var ofAnother = await city.RegisterAsync(client, "Developer", "91440300MA5D000E0G", "13200000021", userName: "91440300MA5F8K3Q2E");
        var registered = await city.RegisterAsync(client, "Developer", "91440300MA5D000E0G", "13200000021", userName: "garden_dev");
        var taken = await city.RegisterAsync(client, "Developer", "91440300MA5D000F0H", "13200000022", userName: "Garden_Dev");

        page.TextContent.ShouldContain("建议输入的“统一社会信用代码”与“用户名”一致");
        page.QuerySelector("input[name='Form.UserName']").ShouldNotBeNull();
        enterprises.QuerySelector("input[name='Form.UserName']").ShouldBeNull();
        (await unfit.TextAsync()).ShouldContain("以字母开头");
        (await ofAnother.TextAsync()).ShouldContain("该用户名已被使用");
        registered.StatusCode.ShouldBe(HttpStatusCode.Redirect, await registered.TextAsync());
        (await taken.TextAsync()).ShouldContain("该用户名已被使用");
        (await later.SignInByPasswordAsync("91440300MA5D000E0G")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await later.SignInByPasswordAsync("garden_dev")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ACC-18")]
    public void documents_are_asked_for_by_the_registration_itself()
    {
        var facts = new InstitutionFacts(InstitutionKind.Enterprise, true, "法人", 1);
        Result<InstitutionRegistration> Register(InstitutionFacts said, string? userName = null) => InstitutionRegistration.Register(
            InstitutionRegistrationId.New(), said, " 91440300ma5f8k3q2e ", userName, "hash", new Consent(ConsentPurpose.Registration, Agreed.Registration, DateTimeOffset.UnixEpoch), PropertyPlatform.Domain.Organisations.OrganisationId.New(), AccountId.New(), DateTimeOffset.UnixEpoch);

        Register(facts with { Documents = 0 }).Error.ShouldBe(AccountErrors.DocumentsMissing);
        Register(facts).Value.UserName.ShouldBe("91440300MA5F8K3Q2E");
        Register(facts, "91440300ma5f8k3q2e").Value.UserName.ShouldBe("91440300MA5F8K3Q2E");
        Register(facts, "garden_dev").Error.ShouldBe(AccountErrors.UserNameFixed);
        Register(facts with { Kind = InstitutionKind.Developer }, "garden_dev").Value.UserName.ShouldBe("GARDEN_DEV");
    }
}
