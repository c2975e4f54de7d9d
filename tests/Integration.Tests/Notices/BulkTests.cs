using System.Diagnostics;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Support;
using Shouldly;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Notices;

/// <summary>One thing told to many: the providers' limits lose nothing, and it can be seen how far it is.</summary>
public sealed class BulkTests : IAsyncLifetime
{
    private readonly PlatformApp _app = new PlatformApp().With("Ports:WeChat:SmsInstead:0", "ballot.*");
    private readonly WeChatInADrawer _weChat = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task a_limit_of_the_whole_platform_stops_the_channel_and_loses_nothing()
    {
        await using var host = Host();
        var (about, until) = (Guid.NewGuid(), _app.Clock.GetUtcNow() + TimeSpan.FromHours(9));
        await QueueAsync(about, "ballot.invitation", [.. Enumerable.Range(0, 120).Select(n => $"oBulk-{n}")]);

        _weChat.Answer = _ => new WeChatDelivery.Failed(new PortFailure.QuotaExhausted(QuotaScope.Account, until));
        for (var day = 0; day < 10; day++)
        {
            await DrainAsync(host);
            _app.Clock.Advance(TimeSpan.FromHours(9.5));
            until = _app.Clock.GetUtcNow() + TimeSpan.FromHours(9);
        }

        var asked = _weChat.Asked;
        var waiting = await ProgressAsync(about);
        _weChat.Answer = notice => new WeChatDelivery.Accepted(notice.Key.ToString());
        await DrainAsync(host);

        // Some of a batch are on their way when the first of it learns of the limit.
        asked.ShouldBeLessThan(10 * 10);
        waiting.WeChat.Waiting.ShouldBe(120);
        (await ProgressAsync(about)).WeChat.ShouldBe(new ChannelCounts(120, 0, 0, 0, 0));
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task progress_tells_sent_not_followed_refused_and_waiting()
    {
        await using var host = Host();
        var about = Guid.NewGuid();
        await QueueAsync(about, "ballot.invitation", "oSent", "oStranger", "oNobody", "oRefuses", "oWaits", "oWrong");
        _weChat.Answer = notice => notice.OpenId switch
        {
            "oSent" => new WeChatDelivery.Accepted("1"),
            "oStranger" => new WeChatDelivery.NotReachable(NotReachableReason.NotFollower),
            "oNobody" => new WeChatDelivery.NotReachable(NotReachableReason.BadOpenId),
            "oRefuses" => new WeChatDelivery.NotReachable(NotReachableReason.Refused),
            "oWaits" => new WeChatDelivery.Failed(new PortFailure.Unavailable("down", null)),
            _ => new WeChatDelivery.Failed(new PortFailure.Misconfigured("40037")),
        };

        await DrainAsync(host);

        (await ProgressAsync(about)).WeChat.ShouldBe(new ChannelCounts(Sent: 1, NotFollowing: 2, Refused: 1, Waiting: 1, Failed: 1));
        (await ProgressAsync(Guid.NewGuid())).WeChat.Total.ShouldBe(0);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task who_no_longer_follows_gets_a_text_message_where_the_kind_allows_it()
    {
        await using var host = Host();
        var phone = MobileNumber.TryParse("13800009901").ShouldNotBeNull();
        await using (var scope = _app.ScopeOf(TestActor.Almighty))
        {
            var person = Person.Proved("王小明", new IndexedPhone(phone, scope.ServiceProvider.GetRequiredService<IPersonalDataIndex>().Of(phone)));
            person.Follow("oGone");
            await _app.SaveAsync(person);
        }

        var (invited, told) = (Guid.NewGuid(), Guid.NewGuid());
        _weChat.Answer = _ => new WeChatDelivery.NotReachable(NotReachableReason.NotFollower);
        await QueueAsync(invited, "ballot.invitation", "oGone");
        await QueueAsync(told, "binding.bound", "oGone");
        await DrainAsync(host);

        (await ProgressAsync(invited)).ShouldBe(new ChannelProgress(new ChannelCounts(0, 1, 0, 0, 0), new ChannelCounts(1, 0, 0, 0, 0)));
        (await ProgressAsync(told)).Sms.Total.ShouldBe(0);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task whom_wechat_does_not_know_gets_a_text_message_and_is_noted_once_until_coming_back()
    {
        await using var host = Host();
        var phone = MobileNumber.TryParse("13800009902").ShouldNotBeNull();
        PersonId id;
        await using (var scope = _app.ScopeOf(TestActor.Almighty))
        {
            var person = Person.Proved("王小红", new IndexedPhone(phone, scope.ServiceProvider.GetRequiredService<IPersonalDataIndex>().Of(phone)));
            person.Follow("oLost");
            id = person.Id;
            await _app.SaveAsync(person);
        }

        var about = Guid.NewGuid();
        _weChat.Answer = _ => new WeChatDelivery.NotReachable(NotReachableReason.BadOpenId);
        await QueueAsync(about, "ballot.invitation", "oLost", "oStranger");
        await DrainAsync(host);
        await QueueAsync(about, "ballot.invitation", "oLost");
        await DrainAsync(host);
        var lost = await PersonAsync();
        (await _app.SendAsync(new NoteWeChat("oLost", true))).ShouldBe(Result.Done);

        (await ProgressAsync(about)).ShouldBe(new ChannelProgress(new ChannelCounts(0, 3, 0, 0, 0), new ChannelCounts(2, 0, 0, 0, 0)));
        (lost.OpenId, lost.WeChatLostAt).ShouldBe(("oLost", _app.Clock.GetUtcNow()));
        (await PersonAsync()).WeChatLostAt.ShouldBeNull();
        (await _app.UseAsync(db => db.Set<AuditEntry>().Where(e => e.SubjectId == id.Value).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Ct))).ShouldBe(["accounts.person_wechat_lost", "accounts.person_followed"]);

        Task<Person> PersonAsync() => _app.UseAsync(db => db.Set<Person>().AsNoTracking().SingleAsync(p => p.Id == id, Ct));
    }

    [Fact]
    public async Task a_pace_lets_so_many_through_in_a_second()
    {
        var pace = new ChannelPace(50);
        var started = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 26).Select(_ => pace.WaitAsync(Ct).AsTask()));

        started.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(450));
    }

    private Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> Host() =>
        _app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IWeChatMessenger>(_weChat)));

    private static Task DrainAsync(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> host) => host.Services.GetRequiredService<IOutboxRelay>().DrainAsync(Ct);

    private async Task QueueAsync(Guid about, string kind, params string[] to)
    {
        await using var scope = _app.ScopeOf(TestActor.Almighty);
        var outbox = scope.ServiceProvider.GetRequiredService<IChannelOutbox>();
        foreach (var follower in to) outbox.WeChat(follower, kind, "您有一项业主投票", [], null, about);
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
    }

    private async Task<ChannelProgress> ProgressAsync(Guid about)
    {
        await using var scope = _app.ScopeOf(TestActor.Almighty);
        return await scope.ServiceProvider.GetRequiredService<IChannelLog>().ProgressAsync(about, Ct);
    }

    private sealed class WeChatInADrawer : IWeChatMessenger
    {
        private int _asked;

        public Func<WeChatNotice, WeChatDelivery> Answer { get; set; } = _ => new WeChatDelivery.Accepted("1");

        public int Asked => _asked;

        public ValueTask<WeChatDelivery> SendAsync(WeChatNotice notice, CancellationToken ct)
        {
            Interlocked.Increment(ref _asked);
            return ValueTask.FromResult(Answer(notice));
        }
    }
}
