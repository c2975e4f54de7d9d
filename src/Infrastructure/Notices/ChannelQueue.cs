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
/// a message whose outcome is unknown is never sent twice; one whose code ran out is not sent at all. Since a node can end between the
/// gateway's answer and the row, a row says that it is being sent before it is: found so later, nobody knows whether it left.
/// </summary>
internal sealed class ChannelQueue(IServiceScopeFactory scopes, PersonalDataCipher cipher, ChannelPaces paces, ChannelFallback fallback, WeChatNames names, IWeChatMessenger weChat, CodesInClear codes, TimeProvider clock, ILogger<ChannelQueue> log) : IBackgroundQueue
{
    // As many as the providers take in a second, then the next round; eight at once reach that while each send takes a tenth of one.
    private const int Batch = 50;
    private const int AtOnce = 8;
    private const string Lost = "outcome unknown";
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LifeAfterAQuota = TimeSpan.FromDays(1);

    // WeChat knows a key again for ten minutes; one of them is left for the way there and back.
    private static readonly TimeSpan KnownAgain = TimeSpan.FromMinutes(9);

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        var (taken, given) = await TakeAsync(ct);
        var (paused, untouched) = (new ConcurrentDictionary<Channel, DateTimeOffset>(), new ConcurrentBag<Guid>());
        // No token: whoever stops must still hear what became of the messages that are on their way, and hand back the others.
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (message, _) =>
        {
            try
            {
                if (!await HasTurnAsync(message.Channel, paused, ct)) untouched.Add(message.Id);
                else await SendAsync(message, paused, ct);
            }
            catch (Exception failure)
            {
                // Its neighbours go on; what the row says decides about it when its lock has run out.
                log.LogError(failure, "What became of message {Message} was not written", message.Id);
            }
        });
        if (!untouched.IsEmpty) await HandBackAsync([.. untouched]);
        return taken.Count + given;
    }

    /// <summary>What a message says.</summary>
    internal static ChannelContent Open(ChannelMessage message, PersonalDataCipher cipher) =>
        JsonSerializer.Deserialize<ChannelContent>(cipher.Open(message.Content), JsonColumns.Options) ?? throw new InvalidOperationException($"Message {message.Id} has no content.");

    private async Task<(IReadOnlyList<ChannelMessage> Taken, int GivenUp)> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (messages, pauses) = (db.Set<ChannelMessage>(), db.Set<ChannelPause>());
        var (holder, now, system) = (Guid.CreateVersion7(), clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        var due = await messages.AsNoTracking()
            .Where(m => m.SettledAt == null && m.NextAttemptAt <= now && (m.LockedUntil == null || m.LockedUntil < system) && !pauses.Any(p => p.Channel == m.Channel && p.Until > now))
            .OrderBy(m => m.NextAttemptAt).Take(Batch).Select(m => new { m.Id, m.Channel, m.Kind, m.SendingSince }).ToListAsync(ct);
        if (due.Count == 0) return ([], 0);

        var left = due.Where(m => m.SendingSince != null).ToList();
        var again = left.Where(m => IsKnownAgain(m.Channel, m.Kind) && m.SendingSince > system - KnownAgain).Select(m => m.Id).ToList();
        var lost = left.Select(m => m.Id).Except(again).ToList();
        if (lost.Count > 0) await GiveUpAsync(messages, lost, now, system, ct);

        var sent = due.Select(m => m.Id).Except(lost).ToList();
        await messages.Where(m => sent.Contains(m.Id) && m.SettledAt == null && (m.LockedUntil == null || m.LockedUntil < system) && (m.SendingSince == null || again.Contains(m.Id)))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedBy, holder).SetProperty(m => m.LockedUntil, system + Hold).SetProperty(m => m.SendingSince, m => m.SendingSince ?? system), ct);
        return (await messages.AsNoTracking().Where(m => m.LockedBy == holder).ToListAsync(ct), lost.Count);
    }

    private bool IsKnownAgain(Channel channel, string kind) => channel == Channel.WeChat && weChat.KnowsAgain(kind);

    private async Task GiveUpAsync(IQueryable<ChannelMessage> messages, IReadOnlyList<Guid> lost, DateTimeOffset now, DateTimeOffset system, CancellationToken ct)
    {
        var changed = await messages.Where(m => lost.Contains(m.Id) && m.SettledAt == null && m.SendingSince != null && (m.LockedUntil == null || m.LockedUntil < system))
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, DeliveryState.Unknown).SetProperty(m => m.SettledAt, now).SetProperty(m => m.Reason, Lost)
                    .SetProperty(m => m.LockedBy, (Guid?)null).SetProperty(m => m.LockedUntil, (DateTimeOffset?)null).SetProperty(m => m.SendingSince, (DateTimeOffset?)null),
                ct);
        if (!codes.AreKept) await messages.Where(m => lost.Contains(m.Id) && m.SettledAt != null).OfCodes().ForgetContentAsync(ct);
        if (changed > 0) log.LogWarning("Of {Count} messages a node left behind nobody knows whether they were sent; they are not sent again", changed);
    }

    private async Task<bool> HasTurnAsync(Channel channel, ConcurrentDictionary<Channel, DateTimeOffset> paused, CancellationToken ct)
    {
        try
        {
            if (!paused.ContainsKey(channel)) await paces.Of(channel).WaitAsync(ct);
            return !ct.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task HandBackAsync(IReadOnlyList<Guid> untouched)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<ChannelMessage>().Where(m => untouched.Contains(m.Id) && m.SettledAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedBy, (Guid?)null).SetProperty(m => m.LockedUntil, (DateTimeOffset?)null).SetProperty(m => m.SendingSince, (DateTimeOffset?)null), CancellationToken.None);
    }

    private async Task SendAsync(ChannelMessage message, ConcurrentDictionary<Channel, DateTimeOffset> paused, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<AppDbContext>();
        db.Attach(message);
        var (now, since, limited) = (clock.GetUtcNow(), message.SendingSince, false);
        message.SendingSince = null;
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
            limited = await SendAsync(message, since, services, now, ct) is PortFailure.QuotaExhausted { Scope: QuotaScope.Account } && paused.TryAdd(message.Channel, message.NextAttemptAt);
        }

        (message.LockedBy, message.LockedUntil) = (null, null);
        if (message.SettledAt is not null && HoldsACode(message) && !codes.AreKept) message.Content = "";
        await db.SaveChangesAsync(CancellationToken.None);
        if (limited) await PauseAsync(message.Channel, message.NextAttemptAt);
    }

    private async Task<PortFailure?> SendAsync(ChannelMessage message, DateTimeOffset? since, IServiceProvider services, DateTimeOffset now, CancellationToken ct)
    {
        var left = false;
        try
        {
            var (to, content) = (cipher.Open(message.Recipient), Open(message, cipher));
            if (message.Channel == Channel.Sms)
            {
                var phone = MobileNumber.TryParse(to) ?? throw new InvalidOperationException("The recipient is no phone.");
                var text = new SmsMessage(message.Id, phone, Enum.Parse<SmsKind>(message.Kind), content.Parameters);
                left = true;
                return Take(message, await services.GetRequiredService<ISmsGateway>().SendAsync(text, ct), now);
            }

            var notice = new WeChatNotice(message.Id, to, message.Kind, content.Title ?? "", content.Fields, content.LinkPath);
            left = true;
            var delivery = await weChat.SendAsync(notice, ct);
            left = false;
            return await TakeAsync(message, delivery, services, to, content, now);
        }
        catch (Exception failure) when (left && !IsKnownAgain(message.Channel, message.Kind))
        {
            log.LogWarning(failure, "Whether message {Message} was sent is not known", message.Id);
            return Fail(message, new PortFailure.OutcomeUnknown(message.Id.ToString("N")), now);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // It is sent again while WeChat knows its key, by whoever works next.
            message.SendingSince = since;
            return null;
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "Message {Message} was not sent at try {Try}", message.Id, message.Attempts + 1);
            TryLater(message, failure.GetType().Name, BackOff.After(message.Attempts + 1), now);
            return null;
        }
    }

    private PortFailure? Take(ChannelMessage message, SmsResult result, DateTimeOffset now)
    {
        switch (result)
        {
            case SmsResult.Accepted accepted: Settle(message, DeliveryState.Sent, accepted.Serial, now); return null;
            case SmsResult.Failed failed: return Fail(message, failed.Why, now);
            default: throw new UnreachableException();
        }
    }

    private async Task<PortFailure?> TakeAsync(ChannelMessage message, WeChatDelivery delivery, IServiceProvider services, string to, ChannelContent content, DateTimeOffset now)
    {
        switch (delivery)
        {
            case WeChatDelivery.Accepted accepted: Settle(message, DeliveryState.Sent, accepted.MessageId, now); return null;
            case WeChatDelivery.NotReachable reason:
                // Nobody was reached, so it may be tried again as a whole where the text message cannot be queued.
                if (reason.Why == NotReachableReason.BadOpenId && to.Length > 0) await names.NoteAsync(to, known: false, CancellationToken.None);
                if (reason.Why is NotReachableReason.NotFollower or NotReachableReason.BadOpenId) await fallback.QueueAsync(services, message, to, content, CancellationToken.None);
                Settle(message, DeliveryState.NotReachable, null, now, reason.Why.ToString());
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
            case PortFailure.OutcomeUnknown unknown: Settle(message, DeliveryState.Unknown, unknown.ExternalRef, now, Lost); break;
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
        if (scope == QuotaScope.Account && !HoldsACode(message) && message.ExpiresAt < until + LifeAfterAQuota) message.ExpiresAt = until + LifeAfterAQuota;
    }

    private static bool HoldsACode(ChannelMessage message) => message.Channel == Channel.Sms && ChannelOutbox.KindsOfCodes.Contains(message.Kind);

    private async Task PauseAsync(Channel channel, DateTimeOffset until)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (await db.Set<ChannelPause>().Where(p => p.Channel == channel).ExecuteUpdateAsync(set => set.SetProperty(p => p.Until, until)) > 0) return;

        db.Add(new ChannelPause { Channel = channel, Until = until });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            // Another node heard of the same limit.
        }
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
