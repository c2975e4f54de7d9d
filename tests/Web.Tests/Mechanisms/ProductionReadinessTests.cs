using Microsoft.Extensions.Configuration;
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

    private List<string> Problems() => [.. ProductionReadiness.ProblemsOf(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build())];
}
