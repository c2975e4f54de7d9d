using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Owners;

[Trait("row", "OWN-08")]
[Trait("row", "PLT-05")]
public sealed class RegisterOverHttp(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static readonly TestActor Clerk = new() { Permissions = [Permissions.ImportRegister, Permissions.ViewHouses, Permissions.ViewRegister] };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PRJ-06")]
    public async Task goes_from_the_sheet_to_the_homes_over_rest()
    {
        var project = await ARegister.ProjectAsync(app, "接口花园");
        using var client = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7() });
        var register = $"/api/v1/projects/{project.Value}/register";

        using var created = await client.PostAsync($"{register}/imports", Upload("清册.xlsx", await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(1)), ARegister.Home("102"))), Ct);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var address = created.Headers.Location.ShouldNotBeNull();
        var import = await client.GetAsync(address, Ct);
        var shown = await ReadAsync(import);
        using var confirm = new HttpRequestMessage(HttpMethod.Post, $"{address}/confirm") { Content = JsonContent.Create(new { removeMissing = false }) };
        confirm.Headers.IfMatch.Add(import.Headers.ETag.ShouldNotBeNull());
        using var confirmed = await client.SendAsync(confirm, Ct);
        await app.DrainAsync();

        (shown.GetProperty("state").GetString(), shown.GetProperty("added").GetInt32()).ShouldBe(("Checked", 2));
        confirmed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ReadAsync(await client.GetAsync(address, Ct))).GetProperty("state").GetString().ShouldBe("Done");
        (await ReadAsync(await client.GetAsync($"{address}/changes?kind=Added", Ct))).GetProperty("total").GetInt32().ShouldBe(2);
        var homes = (await ReadAsync(await client.GetAsync($"/api/v1/projects/{project.Value}/houses?room=101", Ct))).GetProperty("items");
        homes[0].GetProperty("owners")[0].GetString().ShouldBe("住**");
        using var home = await client.GetAsync($"/api/v1/projects/{project.Value}/houses/{homes[0].GetProperty("id").GetGuid()}", Ct);
        (await home.Content.ReadAsStringAsync(Ct)).ShouldNotContain(ARegister.Person(1).Document.Number);
    }

    [Fact]
    public async Task names_the_faults_and_gives_them_as_a_sheet()
    {
        var project = await ARegister.ProjectAsync(app, "错误花园");
        using var client = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7() });

        using var created = await client.PostAsync($"/api/v1/projects/{project.Value}/register/imports", Upload("清册.xlsx", await FaultySheetAsync()), Ct);
        var address = created.Headers.Location.ShouldNotBeNull();
        var faults = await ReadAsync(await client.GetAsync($"{address}/faults?size=5", Ct));
        using var sheet = await client.GetAsync($"{address}/faults.xlsx", Ct);
        using var confirmed = await client.PostAsJsonAsync($"{address}/confirm", new { removeMissing = false }, Ct);

        faults.GetProperty("items")[0].ShouldSatisfyAllConditions(
            f => f.GetProperty("row").GetInt32().ShouldBe(3), f => f.GetProperty("column").GetString().ShouldBe("房号"), f => f.GetProperty("kind").GetString().ShouldBe("noroom"));
        sheet.Content.Headers.ContentType?.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ReadAsync(confirmed)).GetProperty("code").GetString().ShouldBe(RegisterErrors.HasFaults.Code);
    }

    [Fact]
    public async Task refuses_bad_files_stale_versions_and_strangers_with_their_codes()
    {
        var project = await ARegister.ProjectAsync(app, "拒绝花园");
        using var client = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7() });
        using var foreigner = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7(), Scope = DataScope.Of(Jurisdiction.Of(ACity.OtherStreet)) });
        using var reader = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7(), Permissions = [Permissions.ViewHouses] });
        using var nobody = app.ClientOf(TestActor.Nobody);
        var imports = $"/api/v1/projects/{project.Value}/register/imports";
        var sheet = await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(2)));
        using var created = await client.PostAsync(imports, Upload("清册.xlsx", sheet), Ct);
        using var stale = new HttpRequestMessage(HttpMethod.Post, $"{created.Headers.Location}/confirm") { Content = JsonContent.Create(new { removeMissing = false }) };
        stale.Headers.IfMatch.Add(new EntityTagHeaderValue("\"99\""));

        await AnswerAsync(client.PostAsync(imports, Upload("a.xlsx", [1, 2, 3]), Ct), HttpStatusCode.BadRequest, RegisterErrors.NotAWorkbook);
        await AnswerAsync(client.PostAsync(imports, Upload("a.xlsx", []), Ct), HttpStatusCode.BadRequest, SharedErrors.Invalid);
        await AnswerAsync(client.SendAsync(stale, Ct), HttpStatusCode.PreconditionFailed, SharedErrors.Stale);
        await AnswerAsync(foreigner.PostAsync(imports, Upload("a.xlsx", sheet), Ct), HttpStatusCode.NotFound, RegisterErrors.ProjectNotFound);
        await AnswerAsync(client.PostAsync($"/api/v1/projects/{project.Value}/register/authority", null, Ct), HttpStatusCode.UnprocessableEntity, RegisterErrors.NotKeptByAuthority);
        await AnswerAsync(foreigner.GetAsync(created.Headers.Location, Ct), HttpStatusCode.NotFound, RegisterErrors.NotFound);
        await AnswerAsync(foreigner.GetAsync($"/api/v1/projects/{project.Value}/houses", Ct), HttpStatusCode.NotFound, RegisterErrors.ProjectNotFound);
        await AnswerAsync(reader.PostAsync(imports, Upload("a.xlsx", sheet), Ct), HttpStatusCode.Forbidden, SharedErrors.NotPermitted);
        await AnswerAsync(nobody.GetAsync(imports, Ct), HttpStatusCode.Unauthorized, SharedErrors.NotSignedIn);
    }

    [Fact]
    public async Task gives_a_template_that_is_read_again()
    {
        using var client = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7() });
        var project = await ARegister.ProjectAsync(app, "模板花园");

        var template = await client.GetByteArrayAsync($"/api/v1/projects/{project.Value}/register/template", Ct);
        using var created = await client.PostAsync($"/api/v1/projects/{project.Value}/register/imports", Upload("模板.xlsx", template), Ct);

        var faults = await ReadAsync(await client.GetAsync($"{created.Headers.Location}/faults", Ct));
        faults.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("kind").GetString().ShouldBe("empty");
    }

    [Fact]
    [Trait("row", "PRJ-06")]
    public async Task is_uploaded_checked_confirmed_and_looked_at_on_pages()
    {
        var project = await ARegister.ProjectAsync(app, "页面花园");
        using var client = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7() });
        var page = $"/admin/projects/{project.Value}/register";

        using var opened = await client.GetAsync(page, Ct);
        var form = (await AShell.ReadAsync(opened)).QuerySelector<IHtmlFormElement>("form#edit").ShouldNotBeNull();
        using var upload = Upload("清册.xlsx", await ARegister.SheetAsync(app, ARegister.Home("101", ARegister.Person(3)), ARegister.Home("102", ARegister.Person(4))), "Sheet");
        upload.Add(new StringContent(Token(form)), "__RequestVerificationToken");
        using var uploaded = await SendAsync(client, page, upload, opened);
        uploaded.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var result = uploaded.Headers.Location.ShouldNotBeNull().ToString();

        using var checkedPage = await client.GetAsync(result, Ct);
        var differences = await AShell.ReadAsync(checkedPage);
        differences.QuerySelector(".data-list")?.TextContent.ShouldContain("住**");
        var confirm = differences.QuerySelectorAll<IHtmlFormElement>("form").First(f => (f.GetAttribute("action") ?? "").Contains("handler=Confirm", StringComparison.Ordinal));
        var fields = confirm.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name ?? "", input.Value));
        using var confirmed = await SendAsync(client, confirm.GetAttribute("action") ?? "", new FormUrlEncodedContent(fields), checkedPage, opened);
        confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await PageAsync(client, result)).QuerySelector("meta[http-equiv=refresh]").ShouldNotBeNull();
        await app.DrainAsync();

        (await PageAsync(client, result)).Body?.TextContent.ShouldContain("导入完成");
        var homes = await PageAsync(client, $"/admin/projects/{project.Value}/houses?room=102");
        homes.QuerySelectorAll(".data-list tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("住**");
        (await PageAsync(client, homes.QuerySelector(".data-list td.actions a")?.GetAttribute("href") ?? "")).Body?.TextContent.ShouldContain("199****0004");
        (await PageAsync(client, "/admin/register")).Body?.TextContent.ShouldContain("页面花园");
    }

    [Fact]
    public async Task says_on_the_page_what_is_wrong_with_the_file()
    {
        var project = await ARegister.ProjectAsync(app, "坏文件花园");
        using var client = app.ClientOf(Clerk with { AccountId = Guid.CreateVersion7() });
        var page = $"/admin/projects/{project.Value}/register";
        using var opened = await client.GetAsync(page, Ct);
        using var upload = Upload("清册.xlsx", [1, 2, 3], "Sheet");
        upload.Add(new StringContent(Token((await AShell.ReadAsync(opened)).QuerySelector<IHtmlFormElement>("form#edit").ShouldNotBeNull())), "__RequestVerificationToken");

        using var refused = await SendAsync(client, page, upload, opened);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await AShell.ReadAsync(refused)).Body?.TextContent.ShouldContain("文件不是有效的 xlsx 工作簿");
    }

    private async Task<byte[]> FaultySheetAsync() => await ARegister.SheetAsync(app, ARegister.Home("", ARegister.Person(9)), ARegister.Home("102", ARegister.Person(10)));

    private static MultipartFormDataContent Upload(string name, byte[] content, string field = "file") => new() { { new ByteArrayContent(content), field, name } };

    private static string Token(IHtmlFormElement form) => form.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]").ShouldNotBeNull().Value;

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, HttpContent content, params HttpResponseMessage[] before)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        var cookies = string.Join("; ", before.Select(AShell.Cookies).Where(cookie => cookie.Length > 0));
        if (cookies.Length > 0) request.Headers.Add("Cookie", cookies);
        return await client.SendAsync(request, Ct);
    }

    private static async Task<IHtmlDocument> PageAsync(HttpClient client, string address)
    {
        using var response = await client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await AShell.ReadAsync(response);
    }

    private static async Task AnswerAsync(Task<HttpResponseMessage> asked, HttpStatusCode status, Error error)
    {
        using var answer = await asked;
        answer.StatusCode.ShouldBe(status);
        (await ReadAsync(answer)).GetProperty("code").GetString().ShouldBe(error.Code);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
}
