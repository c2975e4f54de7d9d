using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Hosting;

namespace PropertyPlatform.Web.Tests.Mechanisms;

public sealed class ProductionReadinessTests
{
    private readonly Dictionary<string, string?> _settings = new()
    {
        ["ConnectionStrings:Platform"] = "Host=db;Database=platform;Username=platform;Password=7nT0-pq_2xLw",
        ["Security:PersonalDataKey"] = Convert.ToBase64String([.. Enumerable.Range(7, 32).Select(i => (byte)(i * 37))]),
        ["AllowedHosts"] = "wygl.example.gov.cn",
    };

    [Fact]
    public void finds_nothing_wrong_with_a_careful_configuration() => Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("ConnectionStrings:Platform", null)]
    [InlineData("ConnectionStrings:Platform", "Host=db;Username=platform;Password=postgres")]
    [InlineData("Security:PersonalDataKey", null)]
    [InlineData("Security:PersonalDataKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Security:PersonalDataKey", "short")]
    [InlineData("AllowedHosts", "*")]
    [InlineData("Demo:City", "true")]
    public void refuses(string setting, string? value)
    {
        _settings[setting] = value;

        Problems().Count.ShouldBe(1);
    }

    [Fact]
    public async Task refuses_every_stand_in_that_serves_a_port()
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();

        var found = ProductionReadiness.StandInsOf(app.Services).ToList();

        found.ShouldContain(problem => problem.Contains("LocalGovernmentSso"));
        found.ShouldContain(problem => problem.Contains("LocalSmsGateway"));
        found.ShouldNotContain(problem => problem.Contains("LocalAttachmentStore"));
    }

    [Fact]
    public async Task lets_the_stand_ins_that_the_operator_names()
    {
        await using var app = new PlatformApp().With("Ports:AllowLocal:0", "Sms").With("Ports:AllowLocal:1", "sso");
        await app.InitializeAsync();

        var found = ProductionReadiness.StandInsOf(app.Services).ToList();

        found.ShouldNotContain(problem => problem.Contains("LocalSmsGateway") || problem.Contains("LocalGovernmentSso"));
        found.ShouldContain(problem => problem.Contains("LocalWeChatMessenger"));
    }

    [Fact]
    public async Task knows_that_the_keys_of_cookies_are_kept_and_sealed()
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();

        ProductionReadiness.ProblemsOfKeyRing(app.Services).ShouldBeEmpty();
        ProductionReadiness.ProblemsOfKeyRing(new ServiceCollection().AddOptions().BuildServiceProvider()).Count().ShouldBe(2);
    }

    [Fact]
    public async Task no_host_starts_with_an_adapter_that_does_not_exist()
    {
        await using var app = new PlatformApp().With("Ports:Sms:Adapter", "carrier-pigeon");
        await app.InitializeAsync();

        var refused = Should.Throw<InvalidOperationException>(() => app.Services);

        refused.Message.ShouldContain("Ports:Sms:Adapter names 'carrier-pigeon'");
        refused.Message.ShouldContain("local, off");
    }

    [Theory]
    [InlineData("Ports:AllowLocal", "Sso,WeChat,FaceCheck,OwnershipRegistry,Weather,Map", "LocalSmsGateway stands in for a system outside")]
    [InlineData("Security:PersonalDataKey", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Security:PersonalDataKey is not random.")]
    [InlineData("Security:PersonalDataKey", "", "Security:PersonalDataKey (32 random bytes, Base64) must be configured in Production.")]
    [InlineData("ConnectionStrings:Platform", "Host=db;Username=platform;Password=postgres", "is one that everybody knows")]
    [InlineData("ConnectionStrings:Platform", "", "the embedded database is for development")]
    [InlineData("AllowedHosts", "*", "AllowedHosts must name the hosts")]
    [InlineData("Demo:City", "true", "Demo:City fills the database")]
    [InlineData("Ports:Sso:ClientSecret", "changeme", "Ports:Sso:ClientSecret is a placeholder that everybody knows.")]
    public async Task production_does_not_start_with(string setting, string value, string reason)
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        await using var production = Production(app, [
            ("Ports:Sso:Adapter", setting.StartsWith("Ports:Sso", StringComparison.Ordinal) ? "guangdong" : "local"), ("Ports:Sso:Authority", "https://sso.example.gov.cn"), ("Ports:Sso:ClientId", "wuguan"), (setting, value)]);

        var said = Should.Throw<InvalidOperationException>(() => production.Services).Message;

        said.ShouldContain(reason);
        said.Split(Environment.NewLine).Length.ShouldBeLessThanOrEqualTo(2, "nothing else is wrong");
    }

    [Fact]
    public async Task production_does_not_start_where_nothing_keeps_the_keys_of_cookies()
    {
        await using var app = new PlatformApp().With(services => services.RemoveAll<IConfigureOptions<KeyManagementOptions>>());
        await app.InitializeAsync();
        await using var production = Production(app);

        Should.Throw<InvalidOperationException>(() => production.Services).Message.ShouldContain("Nothing keeps the data-protection keys");
    }

    [Fact]
    public async Task no_cookie_leaves_production_without_encryption()
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        await using var production = Production(app);
        using var client = production.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("http://localhost") });

        using var answer = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        cookies.ShouldNotBeEmpty();
        cookies.ShouldAllBe(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void a_provider_needs_its_settings_and_a_secret_of_its_own()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ports:Sms:Adapter"] = "Tencent",
            ["Ports:Sms:SecretKey"] = "changeme",
            ["Ports:AllowLocal"] = "Map, Weather",
        }).Build();

        var choice = PortChoice.Of(services, configuration, "Sms", PortChoice.Off, "tencent").Needs("AppId").NeedsSecret("SecretKey");

        choice.Adapter.ShouldBe("tencent");
        choice.Mistakes.ShouldHaveSingleItem().ShouldContain("Ports:Sms:AppId");
        choice.KnownSecrets.ShouldHaveSingleItem().ShouldContain("Ports:Sms:SecretKey");
        PortChoice.AllowedStandIns(configuration).ShouldBe(["Map", "Weather"], ignoreOrder: true);
    }

    /// <summary>A host with which nothing is wrong but what is set.</summary>
    private WebApplicationFactory<Program> Production(PlatformApp app, params (string Name, string Value)[] settings) => app.WithWebHostBuilder(builder =>
    {
        builder.UseEnvironment("Production").UseSetting("ConnectionStrings:Platform", app.ConnectionString).UseSetting("AllowedHosts", "localhost")
            .UseSetting("Ports:AllowLocal", "Sso,Sms,WeChat,FaceCheck,OwnershipRegistry,Weather,Map").UseSetting("Security:PersonalDataKey", _settings["Security:PersonalDataKey"]);
        foreach (var (name, value) in settings) builder.UseSetting(name, value);
    });

    private List<string> Problems() => [.. ProductionReadiness.ProblemsOf(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build())];
}
