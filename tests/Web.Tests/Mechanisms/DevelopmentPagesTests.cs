using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;

namespace PropertyPlatform.Web.Tests.Mechanisms;

public sealed class DevelopmentPagesTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task the_clock_moves_forward_and_never_back()
    {
        using var client = app.ClientOf(TestActor.Nobody);

        using var moved = await client.PostAsJsonAsync("/dev/clock", new { advance = "1.00:00:00" }, Ct);
        using var back = await client.PostAsJsonAsync("/dev/clock", new { advance = "-1.00:00:00" }, Ct);
        var reading = await client.GetFromJsonAsync<JsonElement>("/dev/clock", Ct);
        using var page = await client.GetAsync("/dev/clock/page", Ct);

        moved.StatusCode.ShouldBe(HttpStatusCode.OK);
        back.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        reading.GetProperty("offset").GetString().ShouldBe("1.00:00:00");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task the_outbox_shows_what_was_sent()
    {
        await using (var scope = app.ScopeOf(TestActor.Almighty))
        {
            scope.ServiceProvider.GetRequiredService<IChannelOutbox>().Sms(MobileNumber.TryParse("13900000001").ShouldNotBeNull(), SmsKind.OwnerCode, "246810");
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct);
        }

        await app.DrainAsync();
        using var client = app.ClientOf(TestActor.Nobody);

        var lines = await client.GetFromJsonAsync<JsonElement>("/dev/outbox?to=139%200000%200001", Ct);
        var page = await client.GetStringAsync("/dev/outbox/page", Ct);

        lines[0].GetProperty("parameters")[0].GetString().ShouldBe("246810");
        page.ShouldContain("246810");
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData("/sign-in")]
    [InlineData("/my/enter")]
    public async Task the_pages_that_ask_for_a_code_lead_to_the_outbox(string path)
    {
        using var client = app.ClientOf(TestActor.Nobody);

        (await client.GetStringAsync(path, Ct)).ShouldContain("<a href=\"/dev/outbox/page\">开发收件箱</a>");
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task the_outbox_shows_nothing_that_a_provider_sends()
    {
        await using var connected = app.WithWebHostBuilder(builder => builder.UseSetting("Ports:Sms:Adapter", "off"));
        await using (var scope = app.ScopeOf(TestActor.Almighty))
        {
            var outbox = scope.ServiceProvider.GetRequiredService<IChannelOutbox>();
            outbox.Sms(MobileNumber.TryParse("13900000002").ShouldNotBeNull(), SmsKind.Notice, "by-text");
            outbox.WeChat("oDEV-13900000002", "ballot.invitation", "by-wechat", [], null);
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct);
        }

        using var client = connected.CreateClient();
        var page = await client.GetStringAsync("/dev/outbox/page", Ct);

        page.ShouldContain("by-wechat");
        page.ShouldNotContain("by-text");
        (await client.GetFromJsonAsync<JsonElement>("/dev/outbox?to=13900000002", Ct)).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    [Trait("row", "PLT-11")]
    public async Task without_a_stand_in_there_is_no_outbox()
    {
        await using var connected = app.WithWebHostBuilder(builder => builder.UseSetting("Ports:Sms:Adapter", "off").UseSetting("Ports:WeChat:Adapter", "off"));
        using var client = connected.CreateClient(new() { AllowAutoRedirect = false });

        foreach (var path in new[] { "/dev/outbox", "/dev/outbox/page", "/DEV/Outbox?format=json" }) (await client.GetAsync(path, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostAsJsonAsync("/dev/outbox/failure", new { failure = "quota" }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("/sign-in", Ct)).ShouldNotContain("/dev/outbox");
        (await client.GetAsync("/dev", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
