using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Screens;

namespace PropertyPlatform.Web.Tests.Accounts;

/// <summary>The platform with a small city in it, as browsers and phones reach it.</summary>
public sealed class CityApp : IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public PlatformApp App { get; } = new();

    public ACity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        City = await ACity.FoundAsync(App);
    }

    /// <summary>A browser that keeps cookies and follows nothing.</summary>
    /// <param name="address">From where, as the proxy reports it; the app must know the proxy. The same machine when null.</param>
    public HttpClient Browser(string? address = null)
    {
        var client = App.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        if (address is not null) client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    /// <summary>A phone with the token of a persona, or of nobody.</summary>
    public Task<HttpClient> PhoneAsync(string? persona = null) => persona is null ? Task.FromResult(Browser()) : App.ClientOfAsync(persona);

    /// <summary>A phone that goes on with an issued token.</summary>
    public HttpClient Phone(JsonElement token)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("accessToken").GetString());
        return client;
    }

    /// <summary>A code on its way to a phone: what the text message would say.</summary>
    public async Task<string> CodeAsync(string phone, CodePurpose purpose = CodePurpose.Identity, string digits = "246810")
    {
        await using var scope = App.ScopeOf(TestActor.Almighty);
        var number = MobileNumber.TryParse(phone).ShouldNotBeNull();
        var id = OneTimeCodeId.New();
        var hash = scope.ServiceProvider.GetRequiredService<IOneTimeDigits>().HashOf(id.Value, digits);
        await App.SaveAsync(OneTimeCode.Issue(id, scope.ServiceProvider.GetRequiredService<IPersonalDataIndex>().Of(number), purpose, hash, App.Clock.GetUtcNow()));
        return digits;
    }

    /// <summary>The code of the newest text message to a phone.</summary>
    public async Task<string> SmsCodeAsync(string phone)
    {
        await using var scope = App.ScopeOf(TestActor.Almighty);
        return (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(phone, 1, Ct))[0].Parameters[0];
    }

    /// <summary>The text messages to a phone.</summary>
    public async Task<IReadOnlyList<string>> SmsAsync(string phone)
    {
        await using var scope = App.ScopeOf(TestActor.Almighty);
        return [.. (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(phone, 10, Ct)).Select(line => line.Text)];
    }

    /// <summary>A superior presets somebody.</summary>
    public async Task<Guid> PresetAsync(string superior, object form)
    {
        using var client = await PhoneAsync(superior);
        using var answer = await client.PostAsJsonAsync("/api/v1/accounts", form, Ct);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("id").GetGuid();
    }

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}

/// <summary>Reads answers.</summary>
internal static class Answers
{
    /// <summary>The body as JSON.</summary>
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>What a reader sees of a page.</summary>
    public static async Task<string> TextAsync(this HttpResponseMessage answer) => (await AShell.ReadAsync(answer)).Body.ShouldNotBeNull().TextContent;

    /// <summary>The stable code of a refusal.</summary>
    public static async Task<string?> RefusalAsync(this HttpResponseMessage answer) => (await answer.JsonAsync()).GetProperty("code").GetString();
}

/// <summary>Does what somebody at a desk does.</summary>
internal static class Desk
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Chooses a persona at the stand-in of the government's sign-in.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(this HttpClient client, string persona, string back = "/")
    {
        var page = await AShell.ReadAsync(await client.GetAsync($"/dev/sso?back={Uri.EscapeDataString(back)}", Ct));
        var form = page.QuerySelector<IHtmlFormElement>("form:has(input[name=persona])").ShouldNotBeNull();
        return await client.PostAsync("/dev/sso", form.Fields(("persona", persona)), Ct);
    }

    /// <summary>Opens a page that is there.</summary>
    public static async Task<IHtmlDocument> OpenAsync(this HttpClient client, string url)
    {
        var answer = await client.GetAsync(url, Ct);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, url);
        return await AShell.ReadAsync(answer);
    }

    /// <summary>Posts a form of a page with what is typed.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string page, string form, params (string Name, string Value)[] typed)
    {
        var found = (await client.OpenAsync(page)).QuerySelector<IHtmlFormElement>(form).ShouldNotBeNull(form);
        var action = found.GetAttribute("action") ?? page;
        return await client.PostAsync(action.StartsWith('?') ? page.Split('?')[0] + action : action, found.Fields(typed), Ct);
    }

    /// <summary>The hidden fields of a form with what is typed.</summary>
    public static FormUrlEncodedContent Fields(this IHtmlFormElement form, params (string Name, string Value)[] typed) => new(
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Where(input => Array.TrueForAll(typed, one => one.Name != input.Name))
            .Select(input => KeyValuePair.Create(input.Name ?? "", input.Value)).Concat(typed.Select(one => KeyValuePair.Create(one.Name, one.Value))));
}
