using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

/// <summary>Delivery reports as a provider posts them, and as somebody else might.</summary>
public sealed class SmsReportsOverHttp : IAsyncLifetime
{
    private const string Path = "/hooks/sms/8f3K2mN9qR5tV7xZ1bC4dE6g";
    private readonly PlatformApp _app = new PlatformApp().With("Ports:Sms:Reports:Path", Path[11..]).With("Ports:Sms:Reports:Sources:0", "127.0.0.1");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_report_shows_what_became_of_the_message_and_counts_once()
    {
        var (delivered, lost) = (await SentAsync("13800001001"), await SentAsync("13800001002"));
        var body = Reports((delivered, "SUCCESS", "DELIVRD"), (lost, "FAIL", "MK:0001"));

        var first = await PostAsync(Path, body);
        var again = await PostAsync(Path, body);
        await PostAsync(Path, Reports((lost, "SUCCESS", "DELIVRD")));
        await _app.DrainAsync();

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first.Content.ReadAsStringAsync(Ct)).ShouldBe("""{"result":0,"errmsg":"OK"}""");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LineAsync("13800001001")).State.ShouldBe(DeliveryState.Delivered);
        var line = await LineAsync("13800001002");
        (line.State, line.Reason).ShouldBe((DeliveryState.Undelivered, "MK:0001"));
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task the_stand_in_reports_after_two_seconds()
    {
        await SentAsync("13800001003");
        var before = await LineAsync("13800001003");

        _app.Clock.Advance(TimeSpan.FromSeconds(2));
        await _app.DrainAsync();
        await _app.DrainAsync();

        before.State.ShouldBe(DeliveryState.Sent);
        (await LineAsync("13800001003")).State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task reports_of_unknown_numbers_are_acknowledged_and_dropped()
    {
        var answer = await PostAsync(Path, Reports(("5000:0", "SUCCESS", "DELIVRD"), ("5000:1", "FAIL", "X")));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EventsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("<xml/>")]
    public async Task what_cannot_be_read_is_refused(string body)
    {
        (await PostAsync(Path, body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await EventsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task a_long_body_is_not_read_to_its_end() =>
        (await PostAsync(Path, $"[{new string(' ', 65 * 1024)}]")).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

    [Theory]
    [InlineData("/hooks/sms/8f3K2mN9qR5tV7xZ1bC4dE6h")]
    [InlineData("/hooks/sms/x")]
    public async Task who_does_not_know_the_address_finds_nothing(string path)
    {
        var serial = await SentAsync("13800001004");

        (await PostAsync(path, Reports((serial, "FAIL", "X")))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await EventsAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task who_comes_from_elsewhere_finds_nothing()
    {
        await using var app = new PlatformApp().With("Ports:Sms:Reports:Path", Path[11..]).With("Ports:Sms:Reports:Sources:0", "203.0.113.0/24");
        await app.InitializeAsync();
        using var client = app.CreateClient();

        (await client.PostAsync(Path, new StringContent("[]"), Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Reports(params (string Serial, string Status, string Text)[] reports) =>
        $"[{string.Join(',', reports.Select(r => $$"""{"user_receive_time":"2026-11-21 08:03:04","nationcode":"86","mobile":"13800000002","report_status":"{{r.Status}}","errmsg":"{{r.Text}}","description":"","sid":"{{r.Serial}}"}"""))}]";

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var client = _app.CreateClient(new() { AllowAutoRedirect = false });
        return await client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Ct);
    }

    private async Task<string> SentAsync(string phone)
    {
        Guid id;
        await using (var scope = _app.ScopeOf(TestActor.Almighty))
        {
            id = scope.ServiceProvider.GetRequiredService<IChannelOutbox>().Sms(MobileNumber.TryParse(phone).ShouldNotBeNull(), SmsKind.Notice, "通知");
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
        }

        await _app.DrainAsync();
        return (await _app.UseAsync(db => db.Set<ChannelMessage>().Where(m => m.Id == id).Select(m => m.Serial).SingleAsync(Ct))).ShouldNotBeNull();
    }

    private async Task<ChannelLine> LineAsync(string phone)
    {
        await using var scope = _app.ScopeOf(TestActor.Almighty);
        return (await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(phone, 1, Ct)).Single();
    }

    private Task<int> EventsAsync() => _app.UseAsync(db => db.Set<InboundEvent>().CountAsync(Ct));
}
