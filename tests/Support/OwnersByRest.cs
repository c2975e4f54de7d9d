using System.Net.Http.Json;
using System.Text.Json;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using Shouldly;

namespace PropertyPlatform.Support;

/// <summary>Owners of one area as they come to the platform over REST, the way the WeChat client does.</summary>
/// <param name="app">The platform.</param>
/// <param name="area">The area.</param>
public sealed class OwnersByRest(PlatformApp app, ProjectId area)
{
    /// <summary>Binds an owner: a code to the registered phone, name and document, the face check.</summary>
    /// <returns>A client that acts as the owner from then on.</returns>
    public async Task<HttpClient> BindAsync(SheetOwner owner)
    {
        var client = app.ClientOf(TestActor.As(Role.Owner, DataScope.Of([area]), null, owner.Name));
        await ShouldBeDoneAsync(client.PostAsJsonAsync("/api/v1/codes", new { phone = owner.Phone, purpose = nameof(CodePurpose.OwnerBinding) }));
        var progress = await ShouldBeDoneAsync(client.PostAsJsonAsync("/api/v1/bindings", new
        {
            name = owner.Name,
            documentType = nameof(DocumentType.ResidentId),
            documentNumber = owner.Document,
            phone = owner.Phone,
            code = await CodeOfAsync(owner.Phone),
            bindingConsent = Agreed.Binding,
            faceConsent = Agreed.Face,
        }));
        using var face = await client.PostAsync($"{progress.GetProperty("checkAddress").GetString()}/Pass", null);
        var done = await ShouldBeDoneAsync(client.PostAsync($"/api/v1/bindings/{progress.GetProperty("request").GetGuid()}/face-check/result", null));
        done.GetProperty("homes").GetInt32().ShouldBeGreaterThan(0);
        return client;
    }

    /// <summary>The newest code sent to a phone, as the developer's outbox shows it.</summary>
    public async Task<string> CodeOfAsync(string phone)
    {
        using var client = app.ClientOf(TestActor.Nobody);
        var messages = await client.GetFromJsonAsync<JsonElement>($"/dev/outbox?to={phone}");
        return messages[0].GetProperty("parameters")[0].GetString() ?? throw new InvalidOperationException($"No code was sent to {phone}.");
    }

    private static async Task<JsonElement> ShouldBeDoneAsync(Task<HttpResponseMessage> request)
    {
        using var answer = await request;
        var body = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue(body);
        return body.Length == 0 ? default : JsonDocument.Parse(body).RootElement.Clone();
    }
}
