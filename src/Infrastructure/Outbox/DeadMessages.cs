using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Relay;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Jobs;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>Changes the rows in the command's transaction.</summary>
internal sealed class DeadMessages(AppDbContext db, IActor actor, TimeProvider clock) : IDeadMessages
{
    public async Task<bool> ReviveAsync(Guid message, CancellationToken ct)
    {
        if (await FindAsync(message, ct) is not { } row) return false;

        (row.DeadAt, row.Attempts, row.NextAttemptAt) = (null, 0, clock.GetUtcNow());
        return true;
    }

    public async Task<bool> DiscardAsync(Guid message, string reason, CancellationToken ct)
    {
        if (await FindAsync(message, ct) is not { } row) return false;

        (row.DiscardedAt, row.DiscardedBy, row.DiscardReason) = (clock.GetUtcNow(), actor.AccountId, reason);
        return true;
    }

    private Task<OutboxMessage?> FindAsync(Guid message, CancellationToken ct) =>
        db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == message && m.DeadAt != null && m.DiscardedAt == null, ct);
}

internal sealed class GetRelayHandler(AppDbContext db) : IQueryHandler<GetRelay, RelayState>
{
    private const int CountLimit = Paged<DeadMessage>.CountLimit;

    public async Task<Result<RelayState>> Handle(GetRelay request, CancellationToken cancellationToken)
    {
        var waiting = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.DeadAt == null);
        var dead = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.DeadAt != null && m.DiscardedAt == null);
        var page = await dead.OrderByDescending(m => m.DeadAt).ThenBy(m => m.Id)
            .Select(m => new DeadMessage(m.Id, m.Name, m.OccurredAt, m.Attempts, m.DeadAt ?? m.OccurredAt, m.LastError)).ToPageAsync(dead, request.Page, cancellationToken);
        var system = TimeProvider.System.GetUtcNow();
        return new RelayState(
            await waiting.Take(CountLimit + 1).CountAsync(cancellationToken),
            await waiting.OrderBy(m => m.NextAttemptAt).Take(CountLimit).MinAsync(m => (DateTimeOffset?)m.OccurredAt, cancellationToken),
            await db.Set<ChannelMessage>().Where(m => m.SettledAt == null).Take(CountLimit + 1).CountAsync(cancellationToken),
            await db.Set<AuditEntry>().Where(e => e.Sequence == null).Take(CountLimit + 1).CountAsync(cancellationToken),
            page,
            await db.Set<JobLease>().AsNoTracking().OrderBy(l => l.Name)
                .Select(l => new JobLine(l.Name, l.DueAt, l.LastRunAt, l.LastMilliseconds, l.LastError, l.HeldUntil != null && l.HeldUntil > system)).ToListAsync(cancellationToken));
    }
}
