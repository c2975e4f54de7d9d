using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters.Tokens;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Mechanisms;

public sealed class RestMechanismTests(RestMechanismTests.Founded founded) : IClassFixture<RestMechanismTests.Founded>
{
    private readonly PlatformApp _app = founded.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task a_repeated_write_gets_its_first_answer_and_has_one_effect()
    {
        using var client = _app.ClientOf(TestActor.Almighty);

        using var first = await RegisterAsync(client, "key-1", "云景花园");
        using var again = await RegisterAsync(client, "key-1", "云景花园");

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await again.Content.ReadAsStringAsync(Ct)).ShouldBe(await first.Content.ReadAsStringAsync(Ct));
        (await CountAsync("云景花园")).ShouldBe(1);
    }

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task a_key_serves_one_request_only()
    {
        using var client = _app.ClientOf(TestActor.Almighty);
        using var first = await RegisterAsync(client, "key-2", "海岸城");

        using var other = await RegisterAsync(client, "key-2", "海岸城二期");

        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CodeOf(other)).ShouldBe("request.key_reused");
        (await CountAsync("海岸城二期")).ShouldBe(0);
    }

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task the_same_key_at_the_same_time_has_one_effect()
    {
        using var client = _app.ClientOf(TestActor.Almighty);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RegisterAsync(client, "key-3", "科技园")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        (await CountAsync("科技园")).ShouldBe(1);
    }

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task a_refused_write_leaves_its_key_free()
    {
        using var client = _app.ClientOf(TestActor.Almighty);

        using var refused = await RegisterAsync(client, "key-4", "");
        using var corrected = await RegisterAsync(client, "key-4", "深南花园");

        refused.IsSuccessStatusCode.ShouldBeFalse();
        corrected.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task a_key_is_forgotten_after_a_day()
    {
        using var client = _app.ClientOf(TestActor.Almighty);
        using var first = await RegisterAsync(client, "key-5", "西丽花园");

        _app.Clock.Advance(TimeSpan.FromHours(25));
        await _app.RunJobAsync("idempotency.forget");
        using var other = await RegisterAsync(client, "key-5", "西丽花园二期");

        other.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("row", "PLT-10")]
    public async Task a_write_on_an_old_version_fails_its_precondition()
    {
        using var client = _app.ClientOf(TestActor.Almighty);
        using var made = await RegisterAsync(client, "key-6", "白石洲花园");
        var address = made.Headers.Location.ShouldNotBeNull().ToString();
        using var read = await client.GetAsync(address, Ct);
        var version = read.Headers.ETag.ShouldNotBeNull();

        using var fresh = await CorrectAsync(client, address, version);
        using var stale = await CorrectAsync(client, address, version);

        fresh.IsSuccessStatusCode.ShouldBeTrue();
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await CodeOf(stale)).ShouldBe("request.stale");
    }

    [Theory]
    [Trait("row", "PLT-02")]
    [InlineData("POST", "/api/v1/projects", "{\"entry\":", "application/json", 400, "request.malformed")]
    [InlineData("POST", "/api/v1/projects", "<a/>", "application/xml", 415, "request.media_type")]
    [InlineData("GET", "/api/v1/nothing-here", null, null, 404, "request.no_such_route")]
    [InlineData("PATCH", "/api/v1/projects", null, null, 405, "request.no_such_method")]
    public async Task whatever_is_refused_has_a_stable_code(string method, string address, string? body, string? type, int status, string code)
    {
        using var client = _app.ClientOf(TestActor.Almighty);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null && type is not null) request.Content = new StringContent(body, Encoding.UTF8, type);

        using var answer = await client.SendAsync(request, Ct);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        (await CodeOf(answer)).ShouldBe(code);
    }

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task a_body_that_is_too_large_is_refused_unread()
    {
        using var client = _app.ClientOf(TestActor.Almighty);

        using var answer = await client.PostAsync("/api/v1/projects", new StringContent(new string(' ', 3 * 1024 * 1024), Encoding.UTF8, "application/json"), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CodeOf(answer)).ShouldBe("request.too_large");
    }

    [Fact]
    public async Task rest_describes_itself()
    {
        using var client = _app.ClientOf(TestActor.Nobody);

        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Ct);
        using var page = await client.GetAsync("/openapi/index.html", Ct);
        using var live = await client.GetAsync("/health/live", Ct);

        document.GetProperty("paths").EnumerateObject().ShouldContain(path => path.Name.StartsWith("/api/v1/projects"));
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_flood_of_anonymous_writes_is_held_back()
    {
        await using var small = new PlatformApp().With("Limits:AnonymousWritesPerMinute", "3");
        await small.InitializeAsync();
        using var client = small.ClientOf(TestActor.Nobody);

        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/projects", new { }, Ct);
            codes.Add(answer.StatusCode);
        }

        codes.Take(3).ShouldAllBe(code => code == HttpStatusCode.Unauthorized || code == HttpStatusCode.BadRequest);
        codes[3].ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("/api/v1/identity/wechat?returnPath=/my")]
    [InlineData("/API/v1/identity/wechat/?returnPath=/my")]
    [InlineData("/sign-in/government?state=made-up&code=made-up")]
    public async Task a_flood_of_ways_in_is_held_back_though_they_begin_with_a_get(string address)
    {
        await using var small = new PlatformApp().With("Limits:AnonymousWritesPerMinute", "3");
        await small.InitializeAsync();
        using var client = small.ClientOf(TestActor.Nobody);

        for (var i = 0; i < 3; i++) (await client.GetAsync(address, Ct)).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);

        (await client.GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await client.GetAsync("/sign-in", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await small.UseAsync(db => db.Set<SignInState>().CountAsync(Ct))).ShouldBeLessThanOrEqualTo(3);
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString();

    private static async Task<HttpResponseMessage> RegisterAsync(HttpClient client, string key, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/projects") { Content = JsonContent.Create(new { community = ACity.Community, entry = EntryOf(name) }) };
        request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request, Ct);
    }

    private static async Task<HttpResponseMessage> CorrectAsync(HttpClient client, string address, EntityTagHeaderValue version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(EntryOf("白石洲花园东区")) };
        request.Headers.IfMatch.Add(version);
        return await client.SendAsync(request, Ct);
    }

    private static object EntryOf(string name) => new { name, address = $"南山区{name}路 15 号", usage = "Residential" };

    private Task<int> CountAsync(string name) => _app.UseAsync(db => db.Set<PropertyProject>().CountAsync(p => p.Name == name, Ct));

    /// <summary>An app with a city.</summary>
    public sealed class Founded : IAsyncLifetime
    {
        public PlatformApp App { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await App.InitializeAsync();
            await ACity.FoundAsync(App);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
