using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Jobs;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using Xunit;

namespace PropertyPlatform.Support;

/// <summary>
/// The whole platform on a database of its own: a class fixture for tests of use cases, REST and pages in process, and a
/// real server for the browser. It starts with an empty database and a clock that stands still.
/// </summary>
public sealed class PlatformApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly Dictionary<string, string> _settings = new()
    {
        ["Security:PersonalDataKey"] = Convert.ToBase64String(new byte[32]),
        ["Demo:City"] = "false",
        ["Background:Enabled"] = "false",
        ["Limits:AnonymousWritesPerMinute"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    private readonly List<Action<IServiceCollection>> _services = [];
    private readonly PlatformApp? _first;
    private TestDatabase? _database;

    /// <summary>A node alone.</summary>
    public PlatformApp()
    {
    }

    private PlatformApp(PlatformApp first) => (_first, Clock) = (first, first.Clock);

    // The factory looks for a manifest that only test projects get; the benchmarks have none.
    static PlatformApp() => Environment.SetEnvironmentVariable("ASPNETCORE_TEST_CONTENTROOT_PROPERTYPLATFORM_WEB", Path.GetFullPath(Path.Combine(TestData.PathOf(), "..", "..", "src", "Web")));

    /// <summary>The platform's clock.</summary>
    public TestClock Clock { get; } = new();

    /// <summary>Address of the app's own database.</summary>
    public string ConnectionString => _first?.ConnectionString ?? (_database ?? throw new InvalidOperationException("The app is not initialised.")).ConnectionString;

    /// <summary>Another node beside this one: a host of its own on the same database and clock. Dispose it first.</summary>
    public PlatformApp AnotherNode() => new(this);

    /// <summary>Changes the configuration; before first use only.</summary>
    public PlatformApp With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    /// <summary>Changes the services; before first use only.</summary>
    public PlatformApp With(Action<IServiceCollection> services)
    {
        _services.Add(services);
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (_first is null) _database ??= await TestDatabase.CreateAsync();
    }

    /// <summary>Sends a request through the real pipeline.</summary>
    /// <param name="request">A command or a query.</param>
    /// <param name="actor">Who sends it; somebody who may everything when null.</param>
    public async Task<TResponse> SendAsync<TResponse>(IRequest<TResponse> request, IActor? actor = null)
    {
        await using var scope = ScopeOf(actor ?? TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Does what committed commands left to be done: reactions, and messages to SMS and WeChat. Nothing works by itself in a test, unless <c>Background:Enabled</c> is set.</summary>
    public Task DrainAsync() => Services.GetRequiredService<IOutboxRelay>().DrainAsync(TestContext.Current.CancellationToken);

    /// <summary>Runs a recurring job now.</summary>
    /// <param name="name">Its name, as in <c>idempotency.forget</c>.</param>
    public Task RunJobAsync(string name) => Services.GetRequiredService<IJobRunner>().RunAsync(name, TestContext.Current.CancellationToken);

    /// <summary>Saves roots as they are, without the messages of their events.</summary>
    public Task SaveAsync(params IAggregateRoot[] roots) => UseAsync(async db =>
    {
        db.AddRange(roots);
        foreach (var root in roots) root.ClearEvents();
        return await db.SaveChangesAsync();
    });

    /// <summary>Reads or arranges rows, seeing all of them.</summary>
    public async Task<T> UseAsync<T>(Func<AppDbContext, Task<T>> work)
    {
        await using var scope = ScopeOf(TestActor.Almighty);
        return await work(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    /// <summary>A scope in which the given actor acts, to ask for any service.</summary>
    public AsyncServiceScope ScopeOf(IActor actor)
    {
        var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Actor = actor;
        return scope;
    }

    /// <summary>A client that follows no redirects and acts as the given actor.</summary>
    public HttpClient ClientOf(IActor actor)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        var (header, value) = SignatureOf(actor);
        client.DefaultRequestHeaders.Add(header, value);
        return client;
    }

    /// <summary>The header by which any request acts as the given actor: for a browser.</summary>
    public KeyValuePair<string, string> SignatureOf(IActor actor) => Services.GetRequiredService<ActorsOfRequests>().Sign(actor);

    /// <summary>A client with the bearer token of a persona of the demo city.</summary>
    public async Task<HttpClient> ClientOfAsync(string persona)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var answer = await client.PostAsJsonAsync("/dev/tokens", new { persona });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Listens on a free port of the loopback interface, for a browser; instead of answering in process.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is { } database) await database.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Platform", ConnectionString);
        // One test asks whether every service can be made; the others need not pay for it at each start, nor fall over it.
        builder.UseDefaultServiceProvider(services => (services.ValidateScopes, services.ValidateOnBuild) = (true, false));
        foreach (var (name, value) in _settings) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            ActingAs.Intercept(services);
            foreach (var change in _services) change(services);
        });
    }
}
