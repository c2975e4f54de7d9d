using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Notices;
using PropertyPlatform.Infrastructure.Outbox;

namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>Saves a command's roots with the outbox and audit rows of their events in one transaction.</summary>
internal sealed class UnitOfWork(AppDbContext db, SharedCommit together, EventRegistry events, IActor actor, TimeProvider clock, RequestOrigin origin, OutboxSignal signal) : IUnitOfWork
{
    private bool _queued;

    /// <summary>Adds the outbox and audit rows of everything that happened to roots since the last call; saves nothing yet.</summary>
    public void Record(string useCase)
    {
        var now = clock.GetUtcNow();
        foreach (var root in db.ChangeTracker.Entries<IAggregateRoot>().Select(entry => entry.Entity).Where(root => root.Events.Count > 0).ToList())
        {
            var version = root.Version - root.Events.Count;
            foreach (var happened in root.Events)
            {
                version++;
                db.Add(AuditEntry.Of(happened, root, events, useCase, actor, origin, now));
                if (!events.HasReactions(happened.GetType())) continue;

                db.Add(OutboxMessage.Of(happened, RootIds.Of(root), version, events, now));
                _queued = true;
            }

            root.ClearEvents();
        }
    }

    public async Task<Error?> CommitAsync(string useCase, CancellationToken ct)
    {
        Record(useCase);
        // Looked for changes once, by Record; what it added itself is known.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveAsync(ct);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public async Task<Error?> CommitTogetherAsync(string useCase, CancellationToken ct)
    {
        Record(useCase);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var changed = db.ChangeTracker.Entries().Where(entry => entry.State != EntityState.Unchanged).ToList();
            var addsOnly = changed.TrueForAll(entry => entry.State == EntityState.Added && !entry.Metadata.IsOwned());
            if (!addsOnly || db.Database.CurrentTransaction is not null || !await together.SaveAsync([.. changed.Select(entry => entry.Entity)])) return await SaveAsync(ct);

            var queued = LeavesWork();
            db.ChangeTracker.AcceptAllChanges();
            Committed(queued);
            return null;
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    public async Task RollBackAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is { } transaction) await transaction.RollbackAsync(ct);
        db.ChangeTracker.Clear();
    }

    private async Task<Error?> SaveAsync(CancellationToken ct)
    {
        try
        {
            var queued = LeavesWork();
            await db.SaveChangesAsync(ct);
            if (db.Database.CurrentTransaction is { } transaction) await transaction.CommitAsync(ct);

            Committed(queued);
            return null;
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
    }

    private bool LeavesWork() => _queued || db.ChangeTracker.Entries<ChannelMessage>().Any(entry => entry.State == EntityState.Added);

    private void Committed(bool leavesWork)
    {
        _queued = false;
        if (leavesWork) signal.Wake();
    }
}
