using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Adapters.WeChat;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

/// <summary>What WeChat posts, and what somebody else might.</summary>
public sealed class WeChatCallbacksOverHttp : IAsyncLifetime
{
    private readonly PlatformApp _app = new PlatformApp().With("Ports:WeChat:DomainCheck", "aB3dE5");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private WeChatSecrets Secrets => _app.Services.GetRequiredService<WeChatSecrets>();

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task who_leaves_gets_nothing_until_following_again_and_a_repetition_is_nothing_new()
    {
        var left = Envelope("oDEV-cb", "unsubscribe");
        var (first, again) = (await PostAsync(left), await PostAsync(left));
        await _app.DrainAsync();
        var gone = await SendAsync("oDEV-cb");
        _app.Clock.Advance(TimeSpan.FromSeconds(5));
        await PostAsync(Envelope("oDEV-cb", "subscribe"));
        await _app.DrainAsync();
        await PostAsync(left);
        await _app.DrainAsync();

        (first, again).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        gone.ShouldBe((DeliveryState.NotReachable, nameof(NotReachableReason.NotFollower)));
        (await SendAsync("oDEV-cb")).State.ShouldBe(DeliveryState.Sent);
        (await EventsAsync()).ShouldBe(2);
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData("success", DeliveryState.Delivered, null)]
    [InlineData("failed:user block", DeliveryState.NotReachable, "Refused")]
    [InlineData("failed: system failed", DeliveryState.Undelivered, "failed: system failed")]
    public async Task a_finished_job_says_what_became_of_the_notice(string status, DeliveryState state, string? reason)
    {
        await SendAsync("oDEV-job");
        var serial = (await _app.UseAsync(db => db.Set<ChannelMessage>().Select(m => m.Serial).SingleAsync(Ct))).ShouldNotBeNull();

        await PostAsync(Envelope("oDEV-job", "TEMPLATESENDJOBFINISH", ("MsgID", serial), ("Status", status)));
        await _app.DrainAsync();

        var message = await _app.UseAsync(db => db.Set<ChannelMessage>().AsNoTracking().SingleAsync(Ct));
        (message.State, message.Reason).ShouldBe((state, reason));
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task what_is_late_forged_long_or_defines_types_changes_nothing()
    {
        var good = Envelope("oDEV-x", "unsubscribe");
        var late = LocalWeChat.Envelope(Secrets, "oDEV-x", "unsubscribe", _app.Clock.GetUtcNow().AddSeconds(-301));
        var strange = LocalWeChat.Envelope(Secrets with { Token = "another" }, "oDEV-x", "unsubscribe", _app.Clock.GetUtcNow());
        var elsewhere = LocalWeChat.Envelope(Secrets with { AppId = "wxElsewhere" }, "oDEV-x", "unsubscribe", _app.Clock.GetUtcNow());

        (await PostAsync(late)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(strange)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(elsewhere)).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync((good.Callback, Envelope("oDEV-y", "unsubscribe").Body))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync((good.Callback with { Encryption = null }, good.Body))).ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync((good.Callback, new byte[65 * 1024]))).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await PostAsync((good.Callback, "<!DOCTYPE x [<!ENTITY a 'b'>]><xml><Encrypt>&a;</Encrypt></xml>"u8.ToArray()))).ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync((good.Callback, []))).ShouldBe(HttpStatusCode.BadRequest);
        (await EventsAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task the_server_says_the_word_to_wechat_alone()
    {
        var callback = Envelope("oDEV-x", "subscribe").Callback;
        using var client = _app.CreateClient();

        using var known = await client.GetAsync($"/hooks/wechat?signature={callback.Signature}&timestamp={callback.Timestamp}&nonce={callback.Nonce}&echostr=shr5ch", Ct);
        using var unknown = await client.GetAsync($"/hooks/wechat?signature={callback.Signature}&timestamp={callback.Timestamp}&nonce=x&echostr=shr5ch", Ct);
        using var nothing = await client.GetAsync("/hooks/wechat", Ct);

        (known.StatusCode, await known.Content.ReadAsStringAsync(Ct)).ShouldBe((HttpStatusCode.OK, "shr5ch"));
        unknown.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        nothing.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("row", "ACC-02")]
    public async Task the_host_is_shown_to_be_ours_and_its_pages_are_signed()
    {
        using var client = _app.CreateClient();

        (await client.GetStringAsync("/MP_verify_aB3dE5.txt", Ct)).ShouldBe("aB3dE5");
        (await client.GetAsync("/MP_verify_other.txt", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetStringAsync("/api/v1/h5/page-signature?url=http%3A%2F%2Flocalhost%2Fh5", Ct)).ShouldContain("\"signature\":");
        using var foreign = await client.GetAsync("/api/v1/h5/page-signature?url=https%3A%2F%2Fevil.example%2F", Ct);
        foreign.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await foreign.Content.ReadAsStringAsync(Ct)).ShouldContain("channel.foreign_page");
    }

    [Theory]
    [InlineData(null, "success", true)]
    [InlineData("replay", "success", true)]
    [InlineData("forge", "channel.not_signed", false)]
    [InlineData("late", "channel.not_signed", false)]
    public async Task the_stand_in_plays_wechat_and_its_tricks_are_seen_through(string? trick, string answer, bool leaves)
    {
        var weChat = _app.Services.GetRequiredService<IWeChatStandIn>();

        (await weChat.PostAsync("oDEV-z", "unsubscribe", trick, Ct)).ShouldBe(answer);
        await _app.DrainAsync();

        (await weChat.GetsAsync("oDEV-z", "ballot.invitation", Ct)).ShouldBe(!leaves);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task the_phone_shows_notices_and_refuses_a_kind()
    {
        await SendAsync("oDEV-phone");
        using var client = _app.CreateClient();

        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/dev/wechat?follower=oDEV-phone", Ct));
        await _app.Services.GetRequiredService<IWeChatStandIn>().RefuseAsync("oDEV-phone", "ballot.invitation", true, Ct);

        page.ShouldContain("您有一项业主投票");
        page.ShouldContain("本地替身，非真实平台");
        (await SendAsync("oDEV-phone")).ShouldBe((DeliveryState.NotReachable, nameof(NotReachableReason.Refused)));
        (await client.GetAsync($"/dev/wechat?state={new string('a', 219)}&back=%2F", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync("/dev/wechat?state=a-b&back=%2F", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private (WeChatCallback Callback, byte[] Body) Envelope(string openId, string happened, params (string Name, string Value)[] more) => LocalWeChat.Envelope(Secrets, openId, happened, _app.Clock.GetUtcNow(), more);

    private async Task<HttpStatusCode> PostAsync((WeChatCallback Callback, byte[] Body) envelope)
    {
        using var client = _app.CreateClient();
        var callback = envelope.Callback;
        using var answer = await client.PostAsync(
            $"/hooks/wechat?signature={callback.Signature}&timestamp={callback.Timestamp}&nonce={callback.Nonce}&openid=o&encrypt_type={callback.Encryption}&msg_signature={callback.MessageSignature}",
            new ByteArrayContent(envelope.Body) { Headers = { ContentType = new("text/xml") } }, Ct);
        if (answer.IsSuccessStatusCode) (await answer.Content.ReadAsStringAsync(Ct)).ShouldBe("success");
        return answer.StatusCode;
    }

    private async Task<(DeliveryState State, string? Reason)> SendAsync(string openId)
    {
        Guid id;
        await using (var scope = _app.ScopeOf(TestActor.Almighty))
        {
            id = scope.ServiceProvider.GetRequiredService<IChannelOutbox>().WeChat(openId, "ballot.invitation", "您有一项业主投票", [], null);
            (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
        }

        await _app.DrainAsync();
        await using var read = _app.ScopeOf(TestActor.Almighty);
        var delivery = (await read.ServiceProvider.GetRequiredService<IChannelLog>().DeliveriesAsync([id], Ct))[id];
        return (delivery.State, delivery.Reason);
    }

    private Task<int> EventsAsync() => _app.UseAsync(db => db.Set<InboundEvent>().CountAsync(Ct));
}
