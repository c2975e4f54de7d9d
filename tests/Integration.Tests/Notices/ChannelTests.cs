using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

public sealed class ChannelTests(PlatformApp app) : IClassFixture<PlatformApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_text_message_leaves_after_the_commit_and_is_logged()
    {
        var phone = Phone("13800000001");
        await QueueAsync(outbox => outbox.Sms(phone, SmsKind.OwnerCode, "493027"));

        var before = await LogAsync(phone.Digits);
        await app.DrainAsync();

        before.Single().State.ShouldBe(DeliveryState.Queued);
        var line = (await LogAsync(phone.Digits)).Single();
        line.State.ShouldBe(DeliveryState.Sent);
        line.Text.ShouldContain("493027");
    }

    [Fact]
    [Trait("row", "NTF-13")]
    [Trait("row", "PLT-11")]
    public async Task phone_and_code_are_unreadable_in_the_row()
    {
        var phone = Phone("13800000002");
        await QueueAsync(outbox => outbox.Sms(phone, SmsKind.OwnerCode, "778899"));

        var row = await app.UseAsync(db => db.Set<ChannelMessage>().OrderByDescending(m => m.Id).FirstAsync(Ct));

        $"{row.Recipient}{row.RecipientIndex}{row.Content}".ShouldNotContain("13800000002");
        $"{row.Recipient}{row.RecipientIndex}{row.Content}".ShouldNotContain("778899");
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_notice_carries_its_card_and_the_page_it_opens()
    {
        var sent = new SentNotices();
        await using var host = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IWeChatMessenger>(sent)));
        await app.DrainAsync();
        await QueueAsync(outbox => outbox.WeChat("oDEV-2", "ballot.invitation", "邀请您投票", [new NoticeField("事项", "选聘物业服务企业")], "/my/ballots/1"));

        await host.Services.GetRequiredService<IOutboxRelay>().DrainAsync(Ct);

        var notice = sent.Notices.Single();
        (notice.OpenId, notice.Kind, notice.Title, notice.LinkPath).ShouldBe(("oDEV-2", "ballot.invitation", "邀请您投票", "/my/ballots/1"));
        notice.Fields.ShouldBe([new NoticeField("事项", "选聘物业服务企业")]);
        (await LogAsync("oDEV-2")).Single().State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_notice_is_tried_again_when_the_channel_is_down()
    {
        await app.DrainAsync();
        await QueueAsync(outbox => outbox.WeChat("oDEV-1", "ballot.invitation", "邀请您投票", [new NoticeField("事项", "选聘物业服务企业")], "/h5/ballots/1"));
        app.Services.GetRequiredService<IStandInMood>().FailNext("unavailable");

        await app.DrainAsync();
        var failed = (await LogAsync("oDEV-1")).Single();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.DrainAsync();

        failed.State.ShouldBe(DeliveryState.Queued);
        failed.Reason.ShouldNotBeNull();
        (await LogAsync("oDEV-1")).Single().State.ShouldBe(DeliveryState.Sent);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_message_whose_outcome_is_unknown_is_not_sent_twice()
    {
        var phone = Phone("13800000003");
        await app.DrainAsync();
        await QueueAsync(outbox => outbox.Sms(phone, SmsKind.Notice, "通知"));
        app.Services.GetRequiredService<IStandInMood>().FailNext("unknown");

        await app.DrainAsync();
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.DrainAsync();

        (await LogAsync(phone.Digits)).Single().State.ShouldBe(DeliveryState.Unknown);
    }

    [Theory]
    [Trait("row", "NTF-13")]
    [InlineData(SmsKind.BindingCode, "13800000004")]
    [InlineData(SmsKind.PhoneChangeCode, "13800000005")]
    [InlineData(SmsKind.OwnerCode, "13800000006")]
    public async Task a_code_that_ran_out_is_not_sent(SmsKind kind, string number)
    {
        var phone = Phone(number);
        await QueueAsync(outbox => outbox.Sms(phone, kind, "123456"));

        app.Clock.Advance(TimeSpan.FromMinutes(6));
        await app.DrainAsync();

        (await LogAsync(phone.Digits)).Single().State.ShouldBe(DeliveryState.Expired);
    }

    private static MobileNumber Phone(string digits) => MobileNumber.TryParse(digits).ShouldNotBeNull();

    private async Task QueueAsync(Action<IChannelOutbox> queue)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        queue(scope.ServiceProvider.GetRequiredService<IChannelOutbox>());
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
    }

    private async Task<IReadOnlyList<ChannelLine>> LogAsync(string to)
    {
        await using var scope = app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IChannelLog>().ReadClearAsync(to, 10, Ct);
    }

    private sealed class SentNotices : IWeChatMessenger
    {
        public List<WeChatNotice> Notices { get; } = [];

        public ValueTask<WeChatDelivery> SendAsync(WeChatNotice notice, CancellationToken ct)
        {
            Notices.Add(notice);
            return ValueTask.FromResult<WeChatDelivery>(new WeChatDelivery.Accepted("1"));
        }
    }
}
