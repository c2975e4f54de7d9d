using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Infrastructure.Adapters.Outgoing;

namespace PropertyPlatform.Adapters.Tests.Outgoing;

/// <summary>What the log says of requests that leave.</summary>
public sealed class RedactingHandlerTests
{
    [Theory]
    [InlineData("access_token")]
    [InlineData("secret")]
    [InlineData("code")]
    [InlineData("refresh_token")]
    [InlineData("ticket")]
    [InlineData("key")]
    [InlineData("tk")]
    [InlineData("appKey")]
    [InlineData("appkey")]
    [InlineData("signature")]
    public void hides_the_value(string name) =>
        RedactingHandler.Redact(new Uri($"https://x.example/a?b=1&{name}=s3cr3t&c=2")).ShouldBe($"https://x.example/a?b=1&{name}=***&c=2");

    [Fact]
    public async Task nothing_secret_is_logged_on_the_way()
    {
        await using var other = await Counterpart.StartAsync(Reply.Ok("""{"access_token":"T0KEN"}"""), new Reply.HangsUp());
        using var log = new CapturedLog();
        await using var services = Services(log);
        var client = services.GetRequiredService<OutgoingClients>().Of(OutgoingPolicies.SmsCode);

        for (var call = 0; call < 2; call++)
        {
            await client.SendAsync(() => new HttpRequestMessage(HttpMethod.Post, new Uri(other.Address, "/x?secret=S3CRET")) { Content = new StringContent("13800000002"), Headers = { { "Authorization", "Bearer B3ARER" } } }, TestContext.Current.CancellationToken);
        }

        log.Lines.ShouldContain(line => line.Contains("secret=***"));
        log.ShouldNotHold("S3CRET", "T0KEN", "13800000002", "B3ARER");
    }

    [Fact]
    public void clients_leave_time_to_the_policy()
    {
        using var log = new CapturedLog();
        using var services = Services(log);

        foreach (var policy in OutgoingPolicies.All) services.GetRequiredService<IHttpClientFactory>().CreateClient(policy.Name).Timeout.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    private static ServiceProvider Services(CapturedLog log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton(TimeProvider.System);
        new OutgoingModule().Register(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }
}
