using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Mechanisms;

/// <summary>Log and header injection: whatever somebody types, no line of the log and no header of an answer begins with it.</summary>
public sealed class NobodyWritesALine(NobodyWritesALine.Overheard heard) : IClassFixture<NobodyWritesALine.Overheard>
{
    private const string Forged = "FORGED 2026-11-22 root signed in";
    private const string Breaks = $"x\r\n{Forged}\n{Forged}\r{Forged}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "PLT-02")]
    public async Task in_the_log_whatever_is_typed_asked_for_or_called_a_file()
    {
        var typed = Uri.EscapeDataString(Breaks);
        using var client = heard.City.App.ClientOf(TestActor.Almighty);
        using var lead = await heard.City.PhoneAsync("community-lead");
        using var stranger = heard.City.Browser();

        foreach (var address in new[]
        {
            $"/api/v1/accounts?search={typed}", $"/api/v1/accounts/trail?action={typed}", $"/api/v1/projects?name={typed}", $"/api/v1/nothing/{typed}", $"/nothing/{typed}", $"/Admin/Accounts?search={typed}",
            $"/sign-in?handler=Return&kind=Person&visit={typed}&state={typed}&code={typed}", $"/sign-in/government?state={typed}&code={typed}&iss={typed}", $"/api/v1/identity/wechat?returnPath={typed}",
            $"/hooks/wechat?signature={typed}&timestamp={typed}&nonce={typed}&echostr={typed}", $"/verify?number={typed}", $"/api/v1/accounts?role={typed}", $"/api/v1/attachments/{typed}", $"/status/{typed}",
        })
        {
            (await client.GetAsync(address, Ct)).StatusCode.ShouldBeOneOf([HttpStatusCode.OK, .. Refusals]);
            (await stranger.GetAsync(address, Ct)).StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect, .. Refusals]);
        }

        foreach (var (address, body) in new (string, object)[]
        {
            ("/api/v1/accounts", new { role = "CommunityOfficer", name = Breaks, phone = "13300000901", position = Breaks }), ("/api/v1/accounts", new { role = Breaks, name = Breaks, phone = Breaks }),
            ("/api/v1/codes", new { phone = Breaks, purpose = "Identity" }), ("/api/v1/identity/government", new { name = Breaks, phone = "13300000902", code = Breaks, ticket = Breaks }),
            ("/api/v1/identity/wechat", new { state = Breaks, code = Breaks }), ("/api/v1/identity/refresh", new { refreshToken = Breaks }), ("/api/v1/places", new { code = Breaks, name = Breaks }),
        })
        {
            (await lead.PostAsJsonAsync(address, body, Ct)).StatusCode.ShouldBeOneOf([HttpStatusCode.Created, .. Refusals]);
        }

        await stranger.SignInByPasswordAsync(Breaks, Breaks);
        using var forgedToken = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        forgedToken.Headers.TryAddWithoutValidation("Authorization", $"Bearer {typed}").ShouldBeTrue();
        forgedToken.Headers.TryAddWithoutValidation("Cookie", $"pp-session={typed}").ShouldBeTrue();
        (await stranger.SendAsync(forgedToken, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.PostAsync("/hooks/wechat", new StringContent($"<xml><Encrypt>{Breaks}</Encrypt></xml>", Encoding.UTF8, "text/xml"), Ct)).IsSuccessStatusCode.ShouldBeFalse();
        using var upload = Upload($"x%0D%0A{Uri.EscapeDataString(Forged)}.pdf");
        await lead.PostAsync("/api/v1/attachments", upload, Ct);
        await heard.City.App.DrainAsync();

        heard.Log.Lines.ShouldContain(line => line.Contains("PresetAccount", StringComparison.Ordinal), "the log was listened to");
        heard.Log.Lines.Where(line => line.Contains('\n' + Forged, StringComparison.Ordinal) || line.Contains('\r' + Forged, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    [Trait("row", "ACC-21")]
    public async Task in_a_name_which_stands_on_one_line()
    {
        using var lead = await heard.City.PhoneAsync("community-lead");

        var broken = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "王\r\n大\u2028力", phone = "13300000911" }, Ct);
        var ordering = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "王\u001b[31m", phone = "13300000912" }, Ct);
        var turning = await lead.PostAsJsonAsync("/api/v1/accounts", new { role = "CommunityOfficer", name = "王\u202e力", phone = "13300000913" }, Ct);

        broken.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await (await lead.GetAsync(broken.Headers.Location, Ct)).JsonAsync()).GetProperty("account").GetProperty("name").GetString().ShouldBe("王大力");
        ordering.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        turning.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [Trait("row", "PLT-03")]
    [InlineData("filename*=UTF-8''a%0D%0ASet-Cookie%3A%20a%3Db.pdf")]
    [InlineData("filename*=UTF-8''a%22%3B%20filename%3D%22evil.html%22%3B.pdf")]
    [InlineData("filename=\"..\\..\\etc\\passwd.pdf\"")]
    public async Task in_the_headers_of_a_file(string name)
    {
        using var registrant = heard.City.Browser();
        var code = $"SZ-YWH-09{name.Length}";
        await heard.City.RegisterAsync(registrant, "Committee", code, $"133000009{name.Length}");
        var registered = await heard.City.App.UseAsync(db => db.Set<InstitutionRegistration>().AsNoTracking().SingleAsync(r => r.UserName == code, Ct));
        using var session = heard.City.App.ClientOf(TestActor.As(Role.Director, DataScope.Nothing, registered.OrganisationId.Value, "联系人") with { AccountId = registered.AccountId.Value });
        using var upload = Upload(name, "institution", registered.Id.Value);

        var kept = await session.PostAsync("/api/v1/attachments", upload, Ct);
        kept.StatusCode.ShouldBe(HttpStatusCode.Created, await kept.Content.ReadAsStringAsync(Ct));
        var names = (await session.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/attachments?kind=institution&ownerId={registered.Id.Value}", Ct)).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("fileName").GetString());
        names.ShouldAllBe(kept => kept != null && !kept.Any(c => char.IsControl(c) || c == '"' || c == ';' || c == '/' || c == '\\'));
        foreach (var inline in new[] { "true", "false" })
        {
            var file = await session.GetAsync($"{kept.Headers.Location}?inline={inline}", Ct);
            var said = file.Content.Headers.NonValidated["Content-Disposition"].ToString();

            file.StatusCode.ShouldBe(HttpStatusCode.OK);
            file.Headers.Contains("Set-Cookie").ShouldBeFalse();
            said.ShouldNotContain('\r');
            said.ShouldNotContain('\n');
            said.ShouldNotContain("..");
            ContentDispositionHeaderValue.Parse(said).Parameters.Select(parameter => parameter.Name).ShouldBeSubsetOf(["filename", "filename*"]);
            said.ShouldNotContain("filename=\"evil");
        }
    }

    private static readonly HttpStatusCode[] Refusals =
    [
        HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict,
        HttpStatusCode.TooManyRequests,
    ];

    private static MultipartFormDataContent Upload(string name, string kind = "ballot", Guid? owner = null)
    {
        var file = new ByteArrayContent("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"u8.ToArray());
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; {(name.StartsWith("filename", StringComparison.Ordinal) ? name : $"filename*=UTF-8''{name}")}");
        return new MultipartFormDataContent { { new StringContent(kind), "kind" }, { new StringContent($"{owner ?? Guid.NewGuid()}"), "ownerId" }, file };
    }

    /// <summary>A city whose log is listened to, at the levels of production and more of our own.</summary>
    public sealed class Overheard : IAsyncLifetime
    {
        public CityApp City { get; } = new();

        public Listener Log { get; } = new();

        public async ValueTask InitializeAsync()
        {
            City.App.With("Logging:LogLevel:Default", "Debug").With("Logging:LogLevel:Microsoft.AspNetCore", "Warning").With("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Warning")
                .With(services => services.RemoveAll<ILoggerProvider>().AddSingleton<ILoggerProvider>(Log));
            await City.InitializeAsync();
        }

        public ValueTask DisposeAsync() => City.DisposeAsync();
    }

    /// <summary>Keeps every line, scopes and exceptions included.</summary>
    public sealed class Listener : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull
        {
            Lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
