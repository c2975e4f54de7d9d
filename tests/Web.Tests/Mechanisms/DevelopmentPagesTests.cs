using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
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
}
