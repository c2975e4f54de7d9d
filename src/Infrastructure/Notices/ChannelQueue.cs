using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Adapters;
using PropertyPlatform.Infrastructure.Adapters.Channels;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>
/// Sends queued messages through the gateways and keeps what became of them. A failure that may pass is tried again with back-off;
/// a message whose outcome is unknown is never sent twice; one whose code ran out is not sent at all.
/// </summary>
internal sealed class ChannelQueue(IServiceScopeFactory scopes, PersonalDataCipher cipher, ChannelPaces paces, ChannelFallback fallback, TimeProvider clock, ILogger<ChannelQueue> log) : IBackgroundQueue
{
    // As many as the providers take in a second, then the next round; eight at once reach that while each send takes a tenth of one.
    private const int Batch = 50;
    private const int AtOnce = 8;
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LifeAfterAQuota = TimeSpan.FromDays(1);

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        var taken = await TakeAsync(ct);
        var paused = new ConcurrentDictionary<Channel, DateTimeOffset>();
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (message, stop) => await SendAsync(message, paused, stop));
        return taken.Count;
    }

    /// <summary>What a message says.</summary>
    internal static ChannelContent Open(ChannelMessage message, PersonalDataCipher cipher) =>
        JsonSerializer.Deserialize<ChannelContent>(cipher.Open(message.Content), JsonColumns.Options) ?? throw new InvalidOperationException($"Message {message.Id} has no content.");

    private async Task<IReadOnlyList<ChannelMessage>> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (messages, pauses) = (db.Set<ChannelMessage>(), db.Set<ChannelPause>());
        var (holder, now, system) = (Guid.CreateVersion7(), clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        var due = await messages.AsNoTracking()
            .Where(m => m.SettledAt == null && m.NextAttemptAt <= now && (m.LockedUntil == null || m.LockedUntil < system) && !pauses.Any(p => p.Channel == m.Channel && p.Until > now))
            .OrderBy(m => m.NextAttemptAt).Take(Batch).Select(m => m.Id).ToListAsync(ct);
        if (due.Count == 0) return [];

        await messages.Where(m => due.Contains(m.Id) && m.SettledAt == null && (m.LockedUntil == null || m.LockedUntil < system))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedBy, holder).SetProperty(m => m.LockedUntil, system + Hold), ct);
        return await messages.AsNoTracking().Where(m => m.LockedBy == holder).ToListAsync(ct);
    }

    private async Task SendAsync(ChannelMessage message, ConcurrentDictionary<Channel, DateTimeOffset> paused, CancellationToken ct)
    {
        if (!paused.ContainsKey(message.Channel)) await paces.Of(message.Channel).WaitAsync(ct);

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<AppDbContext>();
        db.Attach(message);
        var now = clock.GetUtcNow();
        if (message.ExpiresAt <= now)
        {
            Settle(message, DeliveryState.Expired, null, now);
        }
        else if (paused.TryGetValue(message.Channel, out var until))
        {
            WaitForQuota(message, QuotaScope.Account, until);
        }
        else
        {
            try
            {
                if (await SendAsync(message, services, now, ct) is PortFailure.QuotaExhausted { Scope: QuotaScope.Account } && paused.TryAdd(message.Channel, message.NextAttemptAt)) await PauseAsync(message.Channel, message.NextAttemptAt, db);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(failure, "Message {Message} was not sent at try {Try}", message.Id, message.Attempts + 1);
                TryLater(message, failure.GetType().Name, BackOff.After(message.Attempts + 1), now);
            }
        }

        (message.LockedBy, message.LockedUntil) = (null, null);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private async Task<PortFailure?> SendAsync(ChannelMessage message, IServiceProvider services, DateTimeOffset now, CancellationToken ct)
    {
        var (to, content) = (cipher.Open(message.Recipient), Open(message, cipher));
        if (message.Channel == Channel.Sms)
        {
            var phone = MobileNumber.TryParse(to) ?? throw new InvalidOperationException("The recipient is no phone.");
            switch (await services.GetRequiredService<ISmsGateway>().SendAsync(new SmsMessage(message.Id, phone, Enum.Parse<SmsKind>(message.Kind), content.Parameters), ct))
            {
                case SmsResult.Accepted accepted: Settle(message, DeliveryState.Sent, accepted.Serial, now); return null;
                case SmsResult.Failed failed: return Fail(message, failed.Why, now);
                default: throw new UnreachableException();
            }
        }

        switch (await services.GetRequiredService<IWeChatMessenger>().SendAsync(new WeChatNotice(message.Id, to, message.Kind, content.Title ?? "", content.Fields, content.LinkPath), ct))
        {
            case WeChatDelivery.Accepted accepted: Settle(message, DeliveryState.Sent, accepted.MessageId, now); return null;
            case WeChatDelivery.NotReachable reason:
                Settle(message, DeliveryState.NotReachable, null, now, reason.Why.ToString());
                if (reason.Why == NotReachableReason.NotFollower) await fallback.QueueAsync(services, message, to, content, ct);
                return null;
            case WeChatDelivery.Failed failed: return Fail(message, failed.Why, now);
            default: throw new UnreachableException();
        }
    }

    private PortFailure Fail(ChannelMessage message, PortFailure why, DateTimeOffset now)
    {
        switch (why)
        {
            case PortFailure.Unavailable down: TryLater(message, down.Why, Later(down.RetryAfter, BackOff.After(message.Attempts + 1)), now); break;
            case PortFailure.QuotaExhausted quota: WaitForQuota(message, quota.Scope, quota.Until ?? now.AddHours(1)); break;
            case PortFailure.OutcomeUnknown unknown: Settle(message, DeliveryState.Unknown, unknown.ExternalRef, now, "outcome unknown"); break;
            case PortFailure.Misconfigured { Code: UnboundChannels.Code }: Settle(message, DeliveryState.NotBound, null, now); break;
            case PortFailure.Misconfigured wrong:
                log.LogError("{Channel} needs an operator: {Code}", message.Channel, wrong.Code);
                Settle(message, DeliveryState.Failed, null, now, wrong.Code);
                break;
            case PortFailure.Refused refused: Settle(message, DeliveryState.Failed, null, now, refused.Reason); break;
            default: throw new UnreachableException();
        }

        return why;
    }

    private static TimeSpan Later(TimeSpan? one, TimeSpan other) => one > other ? one.Value : other;

    // A limit is no failure: it costs no try. What the whole platform had to wait for is still sent after it, a code excepted, which has run out by then.
    private static void WaitForQuota(ChannelMessage message, QuotaScope scope, DateTimeOffset until)
    {
        (message.NextAttemptAt, message.Reason) = (until, $"quota: {scope}");
        var holdsACode = message.Channel == Channel.Sms && ChannelOutbox.HoldsACode(Enum.Parse<SmsKind>(message.Kind));
        if (scope == QuotaScope.Account && !holdsACode && message.ExpiresAt < until + LifeAfterAQuota) message.ExpiresAt = until + LifeAfterAQuota;
    }

    private static async Task PauseAsync(Channel channel, DateTimeOffset until, AppDbContext db)
    {
        var changed = await db.Set<ChannelPause>().Where(p => p.Channel == channel).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, until));
        if (changed == 0) db.Add(new ChannelPause { Channel = channel, Until = until });
    }

    private static void TryLater(ChannelMessage message, string reason, TimeSpan wait, DateTimeOffset now)
    {
        message.Attempts++;
        message.Reason = reason.Length > 300 ? reason[..300] : reason;
        if (message.Attempts >= BackOff.MostTries) Settle(message, DeliveryState.Failed, null, now, message.Reason);
        else message.NextAttemptAt = now + wait;
    }

    private static void Settle(ChannelMessage message, DeliveryState state, string? serial, DateTimeOffset now, string? reason = null)
    {
        (message.State, message.SettledAt, message.Serial) = (state, now, serial);
        message.Reason = reason is { Length: > 300 } ? reason[..300] : reason;
    }
}
