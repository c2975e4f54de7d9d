using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>我的登记信息: what an institution registered, corrected by itself.</summary>
public sealed class OwnRegistrationTests(CityApp city) : IClassFixture<CityApp>
{
    private const string Address = "/api/v1/me/registration";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "ORG-07")]
    public async Task a_developer_corrects_its_data_and_user_name_on_the_page_and_keeps_its_code()
    {
        const string code = "91440300MA5D000A1F";
        using var client = city.Browser();
        await city.RegisterAsync(client, "Developer", code, "13200000101");
        await client.SignInByPasswordAsync(code);

        var before = (await client.OpenAsync("/admin/registration")).Body?.TextContent;
        var done = await client.SubmitAsync("/admin/registration", "#edit", Typed(("Form.Name", "新名开发有限公司"), ("Form.UserName", "new-name_dev")));
        var again = (await client.OpenAsync("/admin/registration")).Body?.TextContent;
        using var later = city.Browser();
        var byOldName = await later.SignInByPasswordAsync(code);
        var byNewName = await later.SignInByPasswordAsync("NEW-name_dev");

        before.ShouldNotBeNull().ShouldContain(code);
        before.ShouldContain(Agreed.Registration);
        before.ShouldContain("营业执照.pdf");
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect, await done.TextAsync());
        again.ShouldNotBeNull().ShouldContain("新名开发有限公司");
        again.ShouldContain(code);
        byOldName.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        byNewName.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await city.App.UseAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "accounts.institution_corrected", Ct))).ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait("row", "ORG-07")]
    public async Task a_correction_of_what_somebody_else_changed_meanwhile_is_refused()
    {
        using var client = await RegisteredAsync("Developer", "91440300MA5D000B0D", "13200000102");
        var read = await client.GetAsync(Address, Ct);
        var own = await read.JsonAsync();

        var first = await PutAsync(client, read, new { });
        var second = await PutAsync(client, read, new { });
        var reread = await client.GetAsync(Address, Ct);
        await city.App.SendAsync(new CorrectOrganisation(own.GetProperty("unit").GetGuid(), "主管部门改的名", own.GetProperty("code").GetString(), "某人", null, "某地", null));
        var third = await PutAsync(client, reread, new { });

        first.StatusCode.ShouldBe(HttpStatusCode.NoContent, await first.Content.ReadAsStringAsync(Ct));
        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        third.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await (await client.GetAsync(Address, Ct)).JsonAsync()).GetProperty("name").GetString().ShouldBe("主管部门改的名");
    }

    [Fact]
    [Trait("row", "ORG-07")]
    public async Task what_a_registration_would_refuse_is_refused_and_changes_nothing()
    {
        using var enterprise = await RegisteredAsync("Enterprise", "91440300MA5E000B26", "13200000103");
        using var developer = await RegisteredAsync("Developer", "91440300MA5D000C0E", "13200000104");
        var before = await enterprise.GetStringAsync(Address, Ct);

        var renamed = await PutAsync(enterprise, null, new { userName = "another-name" });
        var nameless = await PutAsync(enterprise, null, new { name = "" });
        var unproved = await PutAsync(enterprise, null, new { phone = "13200000199", phoneCode = "000000" });
        var somebodysCode = await PutAsync(developer, null, new { userName = "91440300MA5F8K3Q2E" });
        var somebodysName = await PutAsync(developer, null, new { userName = "91440300MA5E000B26" });

        (await renamed.RefusalAsync()).ShouldBe(AccountErrors.UserNameFixed.Code);
        nameless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unproved.RefusalAsync()).ShouldBe(AccountErrors.CodeWrong.Code);
        (await somebodysCode.RefusalAsync()).ShouldBe(AccountErrors.UserNameTaken.Code);
        (await somebodysName.RefusalAsync()).ShouldBe(AccountErrors.UserNameTaken.Code);
        (await enterprise.GetStringAsync(Address, Ct)).ShouldBe(before);
    }

    [Fact]
    [Trait("row", "ORG-07")]
    public async Task another_phone_is_taken_with_the_code_that_went_to_it()
    {
        using var committee = await RegisteredAsync("Committee", "SZ-YWH-0101", "13200000105");
        var code = await city.CodeAsync("13200000188", CodePurpose.PhoneChange);

        var changed = await PutAsync(committee, null, new { phone = "13200000188", phoneCode = code });
        using var client = city.Browser();
        var reset = await client.SubmitAsync("/reset-password", "#edit", ("UserName", "SZ-YWH-0101"), ("Phone", "13200000188"), ("Code", await city.CodeAsync("13200000188")), ("Password", "Another9horse"));

        changed.StatusCode.ShouldBe(HttpStatusCode.NoContent, await changed.Content.ReadAsStringAsync(Ct));
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    [Trait("row", "ORG-07")]
    public async Task documents_are_replaced_by_their_owner_alone_and_one_stays()
    {
        using var developer = await RegisteredAsync("Developer", "91440300MA5D000D0F", "13200000106");
        using var other = await RegisteredAsync("Developer", "91440300MA5D000E0G", "13200000107");
        var registration = (await (await developer.GetAsync(Address, Ct)).JsonAsync()).GetProperty("registered").GetProperty("id").GetGuid();
        var list = $"/api/v1/attachments?kind=institution&ownerId={registration}";
        var first = (await (await developer.GetAsync(list, Ct)).JsonAsync()).GetProperty("items")[0].GetProperty("id").GetGuid();

        var last = await developer.DeleteAsync($"/api/v1/attachments/{first}", Ct);
        var added = await UploadAsync(developer, registration);
        var replaced = await developer.DeleteAsync($"/api/v1/attachments/{first}", Ct);
        var second = (await added.JsonAsync()).GetProperty("id").GetGuid();

        (await last.RefusalAsync()).ShouldBe(AccountErrors.LastDocument.Code);
        added.StatusCode.ShouldBe(HttpStatusCode.Created);
        replaced.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var hidden in new[] { await other.GetAsync(list, Ct), await other.GetAsync($"/files/{second}", Ct), await UploadAsync(other, registration), await other.DeleteAsync($"/api/v1/attachments/{second}", Ct) }) hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "ORG-07")]
    public async Task a_unit_that_the_governments_sign_in_entered_is_shown_and_not_corrected()
    {
        using var client = city.Browser();
        await client.SignInAsync("ent-lead");
        using var phone = await city.PhoneAsync("ent-lead");

        var page = await client.OpenAsync("/admin/registration");
        var refused = await PutAsync(phone, null, new { });

        var text = page.Body.ShouldNotBeNull().TextContent;
        text.ShouldContain("深圳市安居物业服务有限公司");
        text.ShouldContain("本单位的登记信息由他处维护");
        page.QuerySelector("#edit").ShouldBeNull();
        (await refused.RefusalAsync()).ShouldBe(AccountErrors.NotRegistered.Code);
    }

    private static (string Name, string Value)[] Typed(params (string Name, string Value)[] other) =>
        [.. other, ("Form.LegalRepresentative", "新法人"), ("Form.ContactPerson", "新联系人"), ("Form.Address", "新路 2 号")];

    /// <summary>An institution that registered, as it reaches the platform over REST.</summary>
    private async Task<HttpClient> RegisteredAsync(string kind, string code, string phone)
    {
        using var client = city.Browser();
        var answer = await city.RegisterAsync(client, kind, code, phone);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.TextAsync());
        var registration = await city.App.UseAsync(db => db.Set<InstitutionRegistration>().AsNoTracking().SingleAsync(r => r.UserName == code, Ct));
        var role = kind switch
        {
            "Developer" => Role.Developer,
            "Enterprise" => Role.EntLead,
            _ => Role.Director,
        };
        return city.App.ClientOf(TestActor.As(role, DataScope.Nothing, registration.OrganisationId.Value, "联系人") with { AccountId = registration.AccountId.Value });
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, HttpResponseMessage? read, object changes)
    {
        var form = new Dictionary<string, object?> { ["name"] = "测试机构", ["legalRepresentative"] = "法定人", ["contactPerson"] = "联系人", ["address"] = "科苑路 1 号" };
        foreach (var change in JsonSerializer.SerializeToElement(changes).EnumerateObject()) form[change.Name] = change.Value;
        using var request = new HttpRequestMessage(HttpMethod.Put, Address) { Content = JsonContent.Create(form) };
        if (read?.Headers.ETag is { } version) request.Headers.IfMatch.Add(version);
        return await client.SendAsync(request, Ct);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, Guid registration)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("institution"), "kind" }, { new StringContent($"{registration}"), "ownerId" },
            { new ByteArrayContent([.. "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8]), "file", "新执照.pdf" },
        };
        return await client.PostAsync("/api/v1/attachments", form, Ct);
    }
}
