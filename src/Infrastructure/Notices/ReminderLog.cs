using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Bulk;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>The log of reminders in its table.</summary>
internal sealed class ReminderLog(AppDbContext db, IBulkWriter bulk, IActor actor) : IReminderLog
{
    private static readonly BulkColumn[] Columns =
    [
        new("id", typeof(Guid)), new("kind", typeof(string)), new("matter", typeof(string)), new("account_id", typeof(Guid)), new("unit_id", typeof(Guid)), new("sent_by", typeof(Guid)),
        new("sent_at", typeof(DateTimeOffset)), new("way", typeof(string)),
    ];

    public async Task<IReadOnlyDictionary<Guid, (int OfMatter, int InAll)>> CountAsync(ReminderKind kind, string matter, IReadOnlyCollection<Guid> accounts, DateTimeOffset since, CancellationToken ct)
    {
        var ids = accounts.Select(account => new AccountId(account)).ToList();
        var counts = await db.Set<SentReminder>().AsNoTracking().Where(r => ids.Contains(r.AccountId) && r.SentAt >= since)
            .GroupBy(r => r.AccountId)
            .Select(g => new { g.Key, OfMatter = g.Count(r => r.Kind == kind && r.Matter == matter), InAll = g.Count() }).ToListAsync(ct);
        return counts.ToDictionary(count => count.Key.Value, count => (count.OfMatter, count.InAll));
    }

    public Task WriteAsync(ReminderKind kind, string matter, IReadOnlyList<(Guid Account, ReminderWay Way)> targets, DateTimeOffset at, CancellationToken ct) =>
        targets.Count == 0
            ? Task.CompletedTask
            : bulk.WriteAsync("notices.reminders", Columns, targets.Select(target => new object?[]
            {
                Guid.CreateVersion7(), kind.ToString(), matter, target.Account, actor.OrganisationId, actor.AccountId, at, target.Way.ToString(),
            }), ct);
}
