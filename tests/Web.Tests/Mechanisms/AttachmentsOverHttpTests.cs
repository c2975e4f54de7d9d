using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PropertyPlatform.Web.Tests.Ballots;

namespace PropertyPlatform.Web.Tests.Mechanisms;

public sealed class AttachmentsOverHttpTests(AssemblyStage stage) : IClassFixture<AssemblyStage>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PLT-03")]
    public async Task a_file_is_uploaded_listed_previewed_downloaded_and_removed()
    {
        var ballot = await DraftAsync();
        using var uploaded = await UploadAsync(stage.Director, ballot, "议题说明.pdf", Pdf);
        var file = (await uploaded.JsonAsync(201)).GetProperty("id").GetGuid();

        var list = await stage.Director.GetFromJsonAsync<JsonElement>($"/api/v1/attachments?kind=ballot&ownerId={ballot}", Ct);
        using var preview = await stage.Director.GetAsync($"/api/v1/attachments/{file}?inline=true", Ct);
        using var download = await stage.Director.GetAsync($"/api/v1/attachments/{file}", Ct);
        using var hidden = await stage.Stranger.GetAsync($"/api/v1/attachments/{file}", Ct);
        using var removed = await stage.Director.DeleteAsync($"/api/v1/attachments/{file}", Ct);
        await stage.App.DrainAsync();
        using var gone = await stage.Director.GetAsync($"/api/v1/attachments/{file}", Ct);

        list.GetProperty("items")[0].GetProperty("fileName").GetString().ShouldBe("议题说明.pdf");
        list.GetProperty("mayRemove").GetBoolean().ShouldBeTrue();
        preview.Content.Headers.ContentDisposition.ShouldNotBeNull().DispositionType.ShouldBe("inline");
        download.Content.Headers.ContentDisposition.ShouldNotBeNull().DispositionType.ShouldBe("attachment");
        (await download.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Pdf);
        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [Trait("row", "PLT-03")]
    [InlineData("说明.exe", "MZ", "attachment.type_not_taken")]
    [InlineData("说明.pdf", "MZ this is a program", "attachment.content_differs")]
    [InlineData("说明.pdf", "", "attachment.empty")]
    public async Task a_file_of_another_kind_is_refused(string name, string content, string code)
    {
        var ballot = await DraftAsync();

        using var refused = await UploadAsync(stage.Director, ballot, name, Encoding.ASCII.GetBytes(content));

        (await refused.CodeAsync(422)).ShouldBe(code);
        var list = await stage.Director.GetFromJsonAsync<JsonElement>($"/api/v1/attachments?kind=ballot&ownerId={ballot}", Ct);
        list.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "PLT-03")]
    public async Task a_file_beyond_twenty_megabytes_is_refused()
    {
        var ballot = await DraftAsync();

        using var refused = await UploadAsync(stage.Director, ballot, "太大.pdf", [.. Pdf, .. new byte[20 * 1024 * 1024]]);

        (await refused.CodeAsync(422)).ShouldBe("attachment.too_large");
    }

    [Fact]
    [Trait("row", "PLT-03")]
    public async Task an_upload_repeated_under_its_key_is_kept_once()
    {
        var ballot = await DraftAsync();

        using var first = await UploadAsync(stage.Director, ballot, "议题说明.pdf", Pdf, "upload-1");
        using var again = await UploadAsync(stage.Director, ballot, "议题说明.pdf", Pdf, "upload-1");

        (await again.JsonAsync(201)).GetProperty("id").GetGuid().ShouldBe((await first.JsonAsync(201)).GetProperty("id").GetGuid());
        var list = await stage.Director.GetFromJsonAsync<JsonElement>($"/api/v1/attachments?kind=ballot&ownerId={ballot}", Ct);
        list.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient client, Guid ballot, string name, byte[] content, string? key = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent("ballot"), "kind" }, { new StringContent($"{ballot}"), "ownerId" }, { new ByteArrayContent(content), "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/attachments") { Content = form };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, Ct);
    }

    private async Task<Guid> DraftAsync()
    {
        using var drafted = await stage.Director.PostAsJsonAsync("/api/v1/ballots", new { project = stage.Area.Id.Value }, Ct);
        return (await drafted.JsonAsync(201)).GetProperty("id").GetGuid();
    }
}
