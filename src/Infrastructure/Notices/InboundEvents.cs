using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Notices;

/// <inheritdoc/>
internal sealed class InboundEvents(AppDbContext db, PersonalDataCipher cipher, TimeProvider clock) : IInboundEvents
{
    /// <summary>Source of delivery reports.</summary>
    public const string Sms = "sms";

    /// <summary>Source of what happens at the official account.</summary>
    public const string WeChat = "wechat";

    public async Task<int> KeepAsync(IReadOnlyList<SmsReport> reports, CancellationToken ct)
    {
        var (serials, keys) = (reports.Select(r => r.Serial).Distinct().ToList(), reports.Select(r => r.Key).OfType<Guid>().Distinct().ToList());
        var ours = await db.Set<ChannelMessage>().AsNoTracking()
            .Where(m => m.Channel == Channel.Sms && ((m.Serial != null && serials.Contains(m.Serial)) || keys.Contains(m.Id)))
            .Select(m => new { m.Id, m.Serial }).ToListAsync(ct);
        var known = await db.Set<InboundEvent>().AsNoTracking().Where(e => e.Source == Sms && serials.Contains(e.EventId)).Select(e => e.EventId).ToListAsync(ct);
        var kept = reports.DistinctBy(r => r.Serial).Where(r => !known.Contains(r.Serial) && ours.Exists(m => m.Serial == r.Serial || m.Id == r.Key)).ToList();
        foreach (var report in kept) Add(Sms, report.Serial, JsonSerializer.Serialize(report, JsonColumns.Options));
        return kept.Count;
    }

    public async Task KeepAsync(WeChatEvent happened, CancellationToken ct)
    {
        var name = cipher.Fingerprint(WeChat, happened.Id);
        if (!await db.Set<InboundEvent>().AsNoTracking().AnyAsync(e => e.Source == WeChat && e.EventId == name, ct)) Add(WeChat, name, JsonSerializer.Serialize(happened, JsonColumns.Options));
    }

    private void Add(string source, string eventId, string content)
    {
        var now = clock.GetUtcNow();
        db.Add(new InboundEvent { Id = Guid.CreateVersion7(), Source = source, EventId = eventId, Content = cipher.Seal(content), ReceivedAt = now, NextAttemptAt = now });
    }
}
