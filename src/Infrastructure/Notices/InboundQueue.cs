using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters.WeChat;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>
/// Works out what providers brought. What it does may be done twice, so no row is held: two nodes that take the same one do the same.
/// An event that arrives before its message is noted as sent is tried again for a minute.
/// </summary>
internal sealed class InboundQueue(IServiceScopeFactory scopes, PersonalDataCipher cipher, WeChatSilences silences, WeChatNames names, TimeProvider clock, ILogger<InboundQueue> log) : IBackgroundQueue
{
    private const int Batch = 200;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), clock.GetUtcNow());
        var due = await db.Set<InboundEvent>().Where(e => e.HandledAt == null && e.NextAttemptAt <= now).OrderBy(e => e.NextAttemptAt).Take(Batch).ToListAsync(ct);
        foreach (var happened in due)
        {
            if (await HandleAsync(happened, db, now, ct) || happened.ReceivedAt + Patience <= now) happened.HandledAt = now;
            else happened.NextAttemptAt = now + Again;
        }

        await db.SaveChangesAsync(ct);
        return due.Count;
    }

    private async Task<bool> HandleAsync(InboundEvent happened, AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return happened.Source == InboundEvents.Sms ? await HandleAsync(Read<SmsReport>(happened), db, now, ct) : await HandleAsync(Read<WeChatEvent>(happened), db, now, ct);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            log.LogWarning("Event {Event} cannot be read", happened.Id);
            return true;
        }
    }

    private static async Task<bool> HandleAsync(SmsReport report, AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var (state, serial) = (report.Delivered ? DeliveryState.Delivered : DeliveryState.Undelivered, report.Serial);
        return await db.Set<ChannelMessage>()
            .Where(m => m.Channel == Channel.Sms && (m.State == DeliveryState.Sent || m.State == DeliveryState.Unknown) && (m.Serial == serial || m.Id == report.Key))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.Reason, report.Reason).SetProperty(m => m.Serial, serial).SetProperty(m => m.SettledAt, now), ct) > 0;
    }

    private async Task<bool> HandleAsync(WeChatEvent happened, AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        switch (happened.Kind)
        {
            case "subscribe":
                await silences.FollowsAsync(happened.OpenId, ct);
                await names.NoteAsync(happened.OpenId, known: true, ct);
                return true;
            case "unsubscribe": await silences.LeftAsync(happened.OpenId, ct); return true;
            case "templatesendjobfinish": return await SettleAsync(happened, db, now, ct);
            default: return true;
        }
    }

    // WeChat is known to name a notice by zero when it was sent with a key of ours; then nothing is learnt of it.
    private static async Task<bool> SettleAsync(WeChatEvent happened, AppDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        if (happened.MessageId is null or "0") return true;

        var serial = happened.MessageId;
        var (state, reason) = happened.Status switch
        {
            "success" => (DeliveryState.Delivered, null),
            "failed:user block" => (DeliveryState.NotReachable, nameof(NotReachableReason.Refused)),
            var failed => (DeliveryState.Undelivered, failed),
        };
        return await db.Set<ChannelMessage>().Where(m => m.Channel == Channel.WeChat && m.State == DeliveryState.Sent && m.Serial == serial)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.Reason, reason).SetProperty(m => m.SettledAt, now), ct) > 0;
    }

    private T Read<T>(InboundEvent happened) => JsonSerializer.Deserialize<T>(cipher.Open(happened.Content), JsonColumns.Options) ?? throw new InvalidOperationException("The event is empty.");
}
