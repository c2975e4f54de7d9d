using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Testing;
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

/// <summary>What became of a message can be lost in every way that a node can end; then it is not sent a second time (ports §0.2).</summary>
public sealed class NobodyIsToldTwice : IAsyncLifetime
{
    private readonly PlatformApp _app = new();
    private readonly Channels _channels = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_gateway_that_takes_a_message_and_breaks_is_not_asked_again()
    {
        await using var host = Host();
        var sent = await TextsAsync(1);
        _channels.Sms = (_, _) => throw new InvalidOperationException("The gateway broke.");

        await DrainAsync(host);
        _app.Clock.Advance(TimeSpan.FromHours(3));
        await DrainAsync(host);

        _channels.Asked(sent[0]).ShouldBe(1);
        (await RowAsync(sent[0])).State.ShouldBe(DeliveryState.Unknown);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task whoever_stops_while_messages_leave_sends_none_twice_and_leaves_out_none()
    {
        await using var host = Host();
        var sent = await TextsAsync(30);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        _channels.Sms = async (_, ct) =>
        {
            await stop.CancelAsync();
            ct.ThrowIfCancellationRequested();
            return Taken;
        };

        await QueueOf(host).WorkAsync(stop.Token);
        var left = _channels.All;
        _channels.Sms = (_, _) => ValueTask.FromResult<SmsResult>(Taken);
        await DrainAsync(host);

        left.ShouldBeInRange(1, 8, "those on their way");
        var rows = await RowsAsync(sent);
        rows.Count(row => row.State == DeliveryState.Unknown).ShouldBe(left);
        rows.Count(row => row.State == DeliveryState.Sent).ShouldBe(30 - left);
        sent.ShouldAllBe(message => _channels.Asked(message) == 1);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_message_that_a_dead_node_was_sending_is_not_sent_by_another()
    {
        await using var dies = Host();
        var sent = await TextsAsync(1);
        var dead = new TaskCompletionSource<SmsResult>();
        _channels.Sms = (_, _) => new ValueTask<SmsResult>(dead.Task);
        var work = QueueOf(dies).WorkAsync(Ct);
        await WaitForAsync(() => _channels.Asked(sent[0]) == 1);

        await LoseLocksAsync(TimeSpan.Zero);
        await _app.DrainAsync();
        var row = await RowAsync(sent[0]);

        (row.State, row.SendingSince, row.LockedBy).ShouldBe((DeliveryState.Unknown, null, null));
        _channels.Asked(sent[0]).ShouldBe(1);
        dead.SetResult(Taken);
        await work;
    }

    [Theory]
    [Trait("row", "NTF-12")]
    [InlineData(5, DeliveryState.Sent, 2)]
    [InlineData(15, DeliveryState.Unknown, 1)]
    public async Task a_notice_that_a_dead_node_was_sending_is_sent_again_while_wechat_knows_its_key(int minutes, DeliveryState state, int asked)
    {
        await using var dies = Host();
        var notice = (await QueueAsync(outbox => outbox.WeChat("oFollows", "ballot.invitation", "您有一项业主投票", [], null), 1))[0];
        var dead = new TaskCompletionSource<WeChatDelivery>();
        _channels.WeChat = _ => new ValueTask<WeChatDelivery>(dead.Task);
        _channels.Knows = true;
        var work = QueueOf(dies).WorkAsync(Ct);
        await WaitForAsync(() => _channels.Asked(notice) == 1);

        await LoseLocksAsync(TimeSpan.FromMinutes(minutes));
        _channels.WeChat = _ => ValueTask.FromResult<WeChatDelivery>(new WeChatDelivery.Accepted("1"));
        await DrainAsync(dies);

        (await RowAsync(notice)).State.ShouldBe(state);
        _channels.Asked(notice).ShouldBe(asked);
        dead.SetResult(new WeChatDelivery.Accepted("1"));
        await work;
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task a_row_that_cannot_be_written_keeps_no_other_message_from_leaving()
    {
        await using var host = Host();
        var sent = await TextsAsync(40);
        _channels.Sms = async (message, _) =>
        {
            if (message.Key == sent[0]) await _app.UseAsync(db => db.Set<ChannelMessage>().Where(m => m.Id == message.Key).ExecuteDeleteAsync(CancellationToken.None));
            return Taken;
        };

        await QueueOf(host).WorkAsync(Ct);

        (await RowsAsync(sent)).Count(row => row.State == DeliveryState.Sent).ShouldBe(39);
        sent.ShouldAllBe(message => _channels.Asked(message) == 1);
    }

    [Fact]
    [Trait("row", "NTF-13")]
    public async Task two_nodes_that_hear_of_the_same_limit_lose_nothing()
    {
        await using var one = Host();
        await using var other = Host();
        var until = _app.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        var sent = await TextsAsync(100);
        _channels.Sms = async (_, _) =>
        {
            await Task.Delay(50, CancellationToken.None);
            return new SmsResult.Failed(new PortFailure.QuotaExhausted(QuotaScope.Account, until));
        };

        await Task.WhenAll(QueueOf(one).WorkAsync(Ct), QueueOf(other).WorkAsync(Ct));
        var waiting = await RowsAsync(sent);
        _channels.Sms = (_, _) => ValueTask.FromResult<SmsResult>(Taken);
        _app.Clock.Advance(TimeSpan.FromHours(1));
        await DrainAsync(one);

        waiting.ShouldAllBe(row => row.State == DeliveryState.Queued && row.LockedBy == null && row.SendingSince == null);
        (await RowsAsync(sent)).ShouldAllBe(row => row.State == DeliveryState.Sent);
    }

    [Fact]
    [Trait("row", "NTF-12")]
    public async Task that_messages_are_being_sent_is_one_statement_for_many()
    {
        using var statements = Statements.Of(_app);
        await TextsAsync(1);
        var (few, _) = (await UpdatesAsync(), await TextsAsync(45));

        (await UpdatesAsync()).ShouldBe(few);

        async Task<int> UpdatesAsync()
        {
            var before = statements.Heard.Count;
            await QueueOf(_app).WorkAsync(Ct);
            return statements.Heard.Skip(before).Count(statement => statement.Contains("sending_since", StringComparison.Ordinal) && statement.Contains("COALESCE", StringComparison.Ordinal));
        }
    }

    private static SmsResult.Accepted Taken => new("serial");

    private WebApplicationFactory<Program> Host() =>
        _app.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IWeChatMessenger>(_channels).AddSingleton<ISmsGateway>(_channels)));

    private static IBackgroundQueue QueueOf(WebApplicationFactory<Program> host) => host.Services.GetServices<IBackgroundQueue>().Single(queue => queue is ChannelQueue);

    private static Task DrainAsync(WebApplicationFactory<Program> host) => host.Services.GetRequiredService<IOutboxRelay>().DrainAsync(Ct);

    private static async Task WaitForAsync(Func<bool> happened)
    {
        while (!happened()) await Task.Delay(10, Ct);
    }

    private Task<List<Guid>> TextsAsync(int count) => QueueAsync(outbox => outbox.Sms(MobileNumber.TryParse("13800000077").ShouldNotBeNull(), SmsKind.Notice, "通知"), count);

    private async Task<List<Guid>> QueueAsync(Func<IChannelOutbox, Guid> queue, int count)
    {
        await using var scope = _app.ScopeOf(TestActor.Almighty);
        var outbox = scope.ServiceProvider.GetRequiredService<IChannelOutbox>();
        var queued = Enumerable.Range(0, count).Select(_ => queue(outbox)).ToList();
        (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync("Test", Ct)).ShouldBeNull();
        return queued;
    }

    // As if so much time had passed since the node died.
    private Task<int> LoseLocksAsync(TimeSpan ago) => _app.UseAsync(db =>
    {
        var (past, since) = (TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1), TimeProvider.System.GetUtcNow() - ago);
        return db.Set<ChannelMessage>().Where(m => m.LockedBy != null).ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedUntil, past).SetProperty(m => m.SendingSince, since), Ct);
    });

    private async Task<ChannelMessage> RowAsync(Guid message) => (await RowsAsync([message])).Single();

    private Task<List<ChannelMessage>> RowsAsync(IReadOnlyCollection<Guid> messages) => _app.UseAsync(db => db.Set<ChannelMessage>().AsNoTracking().Where(m => messages.Contains(m.Id)).ToListAsync(Ct));

    private sealed class Channels : IWeChatMessenger, ISmsGateway
    {
        private readonly ConcurrentQueue<Guid> _asked = new();

        public Func<SmsMessage, CancellationToken, ValueTask<SmsResult>> Sms { get; set; } = (_, _) => ValueTask.FromResult<SmsResult>(Taken);

        public Func<WeChatNotice, ValueTask<WeChatDelivery>> WeChat { get; set; } = _ => ValueTask.FromResult<WeChatDelivery>(new WeChatDelivery.Accepted("1"));

        public bool Knows { get; set; }

        public int All => _asked.Count;

        public int Asked(Guid message) => _asked.Count(asked => asked == message);

        public bool KnowsAgain(string kind) => Knows;

        public ValueTask<SmsResult> SendAsync(SmsMessage message, CancellationToken ct)
        {
            _asked.Enqueue(message.Key);
            return Sms(message, ct);
        }

        public ValueTask<WeChatDelivery> SendAsync(WeChatNotice notice, CancellationToken ct)
        {
            _asked.Enqueue(notice.Key);
            return WeChat(notice);
        }
    }
}
