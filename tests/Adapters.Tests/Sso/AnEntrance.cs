using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Adapters.Tests.Outgoing;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;
using PropertyPlatform.Infrastructure.Adapters.Sso;
using PropertyPlatform.Infrastructure.Adapters.Tokens;
using PropertyPlatform.Support;

namespace PropertyPlatform.Adapters.Tests.Sso;

/// <summary>Nothing of the platform but the adapter of the government's sign-in, with a browser before it.</summary>
internal sealed class AnEntrance : IAsyncDisposable
{
    private readonly WebApplication _app;
    private HttpClient? _browser;
    private SsoOutcome? _last;

    private AnEntrance(WebApplication app, CapturedLog log) => (_app, Log) = (app, log);

    public CapturedLog Log { get; }

    private HttpClient Own => _browser ??= Browser();

    public IReadOnlyList<string> Mistakes => _app.Services.GetRequiredService<PortChoice>().Mistakes;

    public static Task<AnEntrance> OpenAsync(ASignInServer server, TestClock? clock = null, DirectoryInfo? keys = null, params (string Setting, string Value)[] settings) =>
        OpenAsync(server.Address, clock, keys, settings);

    public static async Task<AnEntrance> OpenAsync(string authority, TestClock? clock = null, DirectoryInfo? keys = null, params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Background:Enabled"] = "false",
            ["Ports:Sso:Adapter"] = "guangdong",
            ["Ports:Sso:Authority"] = authority,
            ["Ports:Sso:ClientId"] = ASignInServer.ClientId,
            ["Ports:Sso:ClientSecret"] = ASignInServer.Secret,
        });
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Setting.StartsWith("Background", StringComparison.Ordinal) ? one.Setting : $"Ports:Sso:{one.Setting}", (string?)one.Value)));
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton(TimeProvider.System);
        var protection = builder.Services.AddDataProtection().SetApplicationName("entrance");
        if (keys is not null) protection.PersistKeysToFileSystem(keys);
        builder.Services.AddSingleton<ISignInStates, SharedStates>();
        new OutgoingModule().Register(builder.Services, builder.Configuration);
        new SsoModule().Register(builder.Services, builder.Configuration);
        if (clock is not null) builder.Services.AddSingleton(services => new SsoServer(services.GetRequiredService<SsoSettings>(), services.GetRequiredService<OutgoingClients>(), clock));
        var log = new CapturedLog();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddProvider(log);

        var app = builder.Build();
        var entrance = new AnEntrance(app, log);
        app.UseAuthentication();
        app.MapGet("/sign-in/government/begin", async (IGovernmentSso sso, SsoSubjectKind kind, CancellationToken ct) => await sso.BeginAsync(kind, "/sign-in/back?visit=1", ct) is SsoStart.Started started ? started.Address.OriginalString : "");
        app.MapGet("/sign-in/government/start", async (IGovernmentSso sso, CancellationToken ct) => $"{await sso.BeginAsync(SsoSubjectKind.Person, "/sign-in/back?visit=1", ct)}");
        app.MapGet("/sign-in/back", async (IGovernmentSso sso, string state, string? code, CancellationToken ct) => entrance._last = await sso.CompleteAsync(new SsoCallback(state, code), ct));
        await app.StartAsync();
        return entrance;
    }

    /// <summary>A browser, with cookies of its own or given ones.</summary>
    public HttpClient Browser(System.Net.CookieContainer? cookies = null) => new(new CookieContainerHandler(cookies ?? new System.Net.CookieContainer()) { InnerHandler = _app.GetTestServer().CreateHandler() }) { BaseAddress = new Uri("http://localhost") };

    /// <summary>The address to which the browser is sent.</summary>
    public Task<string> BeginAsync(SsoSubjectKind kind = SsoSubjectKind.Person) => Own.GetStringAsync($"/sign-in/government/begin?kind={kind}");

    /// <summary>What became of beginning.</summary>
    public Task<string> StartAsync() => Own.GetStringAsync("/sign-in/government/start");

    /// <summary>The browser is back; null when it was led to the entrance instead of the page that asked.</summary>
    public async Task<SsoOutcome?> ReturnAsync(string address, HttpClient? browser = null)
    {
        browser ??= Own;
        using var answer = await browser.GetAsync(address);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        var back = answer.Headers.Location.ShouldNotBeNull().ToString();
        if (!back.StartsWith("/sign-in/back", StringComparison.Ordinal))
        {
            back.ShouldBe("/sign-in?handler=Return&kind=Person");
            return null;
        }

        return await FinishAsync(back, browser);
    }

    /// <summary>Opens the page that asked, which takes over what came of it.</summary>
    public async Task<SsoOutcome?> FinishAsync(string back, HttpClient browser)
    {
        _last = null;
        (await browser.GetAsync(back)).EnsureSuccessStatusCode();
        return _last;
    }

    /// <summary>The whole way.</summary>
    public async Task<SsoOutcome?> SignInAsync(ASignInServer server, string userData, Func<string, string>? onTheWay = null, SsoSubjectKind kind = SsoSubjectKind.Person)
    {
        var back = server.SignIn(await BeginAsync(kind), userData);
        return await ReturnAsync(onTheWay is null ? back : onTheWay(back));
    }

    /// <summary>The address with a parameter put otherwise, or left out.</summary>
    public static string With(string address, string name, string? value)
    {
        var parts = QueryHelpers.ParseQuery(new Uri(address).Query);
        parts.Remove(name);
        if (value is not null) parts[name] = value;
        return QueryHelpers.AddQueryString(address.Split('?')[0], parts);
    }

    public async ValueTask DisposeAsync()
    {
        _browser?.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>What the database of all nodes does; that it does is tried with the whole platform.</summary>
    private sealed class SharedStates : ISignInStates
    {
        private static readonly ConcurrentDictionary<string, bool> Issued = new();

        public Task<string> IssueAsync(CancellationToken ct)
        {
            var state = RandomNumberGenerator.GetHexString(32, lowercase: true);
            Issued[state] = true;
            return Task.FromResult(state);
        }

        public Task<bool> TakeAsync(string state, CancellationToken ct) => Task.FromResult(Issued.TryRemove(state, out _));
    }
}
