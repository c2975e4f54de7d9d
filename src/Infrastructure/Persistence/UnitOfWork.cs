using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Outbox;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Saves a command's roots with the outbox and audit rows of their events in one transaction.</summary>
internal sealed class UnitOfWork(AppDbContext db, EventRegistry events, IActor actor, TimeProvider clock, RequestOrigin origin, OutboxSignal signal) : IUnitOfWork
{
    public async Task<Error?> CommitAsync(string useCase, CancellationToken ct)
    {
        var roots = db.ChangeTracker.Entries<IAggregateRoot>().Select(entry => entry.Entity).Where(root => root.Events.Count > 0).ToList();
        var now = clock.GetUtcNow();
        var queued = db.ChangeTracker.Entries<ChannelMessage>().Any(entry => entry.State == EntityState.Added);
        foreach (var root in roots)
        {
            var version = root.Version - root.Events.Count;
            foreach (var happened in root.Events)
            {
                version++;
                db.Add(AuditEntry.Of(happened, root, events, useCase, actor, origin, now));
                if (!events.HasReactions(happened.GetType())) continue;

                db.Add(OutboxMessage.Of(happened, RootIds.Of(root), version, events, now));
                queued = true;
            }
        }

        try
        {
            await db.SaveChangesAsync(ct);
            if (db.Database.CurrentTransaction is { } transaction) await transaction.CommitAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            await RollBackAsync(ct);
            return SharedErrors.Stale;
        }
        catch (DbUpdateException refused) when (UniqueIndexErrors.Find(refused) is { } error)
        {
            await RollBackAsync(ct);
            return error;
        }

        foreach (var root in roots) root.ClearEvents();
        if (queued) signal.Wake();
        return null;
    }

    public async Task RollBackAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is { } transaction) await transaction.RollbackAsync(ct);
        db.ChangeTracker.Clear();
    }
}
