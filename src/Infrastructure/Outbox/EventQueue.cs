using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Audit;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Conventions;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>
/// Hands saved events to their reactions, as the system, at least once. Messages that tell of the same kind of event share a transaction,
/// because ten thousand votes come in an evening; when anything in it fails, each reaction to each of them gets a transaction of its own.
/// A message waits for the earlier ones of its root; one that was given up holds nobody up. Rows are taken by one conditional update
/// with a time limit, so that any number of nodes may work and a node that dies lets go by itself. What is worked off is deleted: the
/// audit trail keeps what happened, and the queue stays as small as what waits.
/// </summary>
internal sealed class EventQueue(IServiceScopeFactory scopes, EventRegistry events, LogMasks masks, TimeProvider clock, ILogger<EventQueue> log) : IBackgroundQueue
{
    private const int Batch = 200;
    private const int AtOnce = 4;
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<Type, IReaction> Callers = new();

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        var taken = await TakeAsync(ct);
        await Parallel.ForEachAsync(taken.GroupBy(message => message.Name), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (alike, stop) => await WorkAsync([.. alike], stop));
        return taken.Count;
    }

    private async Task<IReadOnlyList<OutboxMessage>> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var messages = db.Set<OutboxMessage>();
        var (holder, now, system) = (Guid.CreateVersion7(), clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        // The first of its root by a minimum: NOT EXISTS becomes a join over the whole queue, whose statistics are never right.
        var due = await messages.AsNoTracking()
            .Where(m => m.DeadAt == null && m.NextAttemptAt <= now && (m.LockedUntil == null || m.LockedUntil < system))
            .Where(m => m.StreamVersion == messages.Where(e => e.StreamId == m.StreamId && e.DeadAt == null).Min(e => e.StreamVersion))
            .OrderBy(m => m.NextAttemptAt).Take(Batch).Select(m => m.Id).ToListAsync(ct);
        if (due.Count == 0) return [];

        await messages.Where(m => due.Contains(m.Id) && (m.LockedUntil == null || m.LockedUntil < system))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedBy, holder).SetProperty(m => m.LockedUntil, system + Hold), ct);
        return await messages.AsNoTracking().Where(m => due.Contains(m.Id) && m.LockedBy == holder).ToListAsync(ct);
    }

    private async Task WorkAsync(IReadOnlyList<OutboxMessage> alike, CancellationToken ct)
    {
        if (alike.Count > 1 && await TogetherAsync(alike, ct)) return;

        foreach (var message in alike) await AloneAsync(message, ct);
    }

    private async Task<bool> TogetherAsync(IReadOnlyList<OutboxMessage> alike, CancellationToken ct)
    {
        try
        {
            await using var scope = ScopeOfTheSystem();
            var (db, work) = (scope.ServiceProvider.GetRequiredService<AppDbContext>(), scope.ServiceProvider.GetRequiredService<UnitOfWork>());
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var (ids, holder) = (alike.Select(message => message.Id).ToList(), alike[0].LockedBy);
            var done = await db.Set<InboxEntry>().AsNoTracking().Where(e => ids.Contains(e.MessageId)).ToListAsync(ct);
            foreach (var reaction in events.ReactionsTo(TypeOf(alike[0])))
            {
                var open = alike.Where(message => !done.Exists(e => e.MessageId == message.Id && e.Reaction == reaction.Name));
                foreach (var part in open.Chunk(CallerOf(alike[0]).TakesMany(reaction) ? Batch : 1))
                {
                    await ReactAsync(part, reaction, scope.ServiceProvider, ct);
                    work.Record(reaction.Name);
                }
            }

            if (done.Count > 0) await db.Set<InboxEntry>().Where(e => ids.Contains(e.MessageId)).ExecuteDeleteAsync(ct);
            var settled = await db.Set<OutboxMessage>().Where(m => ids.Contains(m.Id) && m.LockedBy == holder).ExecuteDeleteAsync(ct);
            return settled == ids.Count && await work.CommitAsync(nameof(EventQueue), ct) is null;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogInformation(failure, "{Count} messages of {Event} are worked on one by one", alike.Count, alike[0].Name);
            return false;
        }
    }

    private async Task AloneAsync(OutboxMessage message, CancellationToken ct)
    {
        try
        {
            foreach (var reaction in events.ReactionsTo(TypeOf(message))) await AloneAsync(message, reaction, ct);
            await SettleAsync(message);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "Message {Message} ({Event}) failed at try {Try}", message.Id, message.Name, message.Attempts + 1);
            await FailAsync(message, failure);
        }
    }

    private async Task AloneAsync(OutboxMessage message, Type reaction, CancellationToken ct)
    {
        await using var scope = ScopeOfTheSystem();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await HoldOnAsync(db, message, ct) || await db.Set<InboxEntry>().AnyAsync(e => e.MessageId == message.Id && e.Reaction == reaction.Name, ct)) return;

        await ReactAsync([message], reaction, scope.ServiceProvider, ct);
        db.Add(new InboxEntry { MessageId = message.Id, Reaction = reaction.Name });
        if (await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(reaction.Name, ct) is { } refused) throw new InvalidOperationException($"{reaction.Name} was refused: {refused.Code}.");
    }

    private Task ReactAsync(OutboxMessage[] messages, Type reaction, IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<RequestOrigin>().TraceId = messages[0].Id.ToString("N");
        return CallerOf(messages[0]).ReactAsync(ActivatorUtilities.CreateInstance(services, reaction), [.. messages.Select(message => message.Payload)], ct);
    }

    private IReaction CallerOf(OutboxMessage message) =>
        Callers.GetOrAdd(TypeOf(message), type => (IReaction)Activator.CreateInstance(typeof(Reaction<>).MakeGenericType(type))!);

    private Type TypeOf(OutboxMessage message) =>
        events.Types.TryGetValue(message.Name, out var type) ? type : throw new InvalidOperationException($"No event is called {message.Name}.");

    private AsyncServiceScope ScopeOfTheSystem()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        return scope;
    }

    // A node that slept past its time must not do again what another has done and forgotten since.
    private static async Task<bool> HoldOnAsync(AppDbContext db, OutboxMessage message, CancellationToken ct)
    {
        var until = TimeProvider.System.GetUtcNow() + Hold;
        return await db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.LockedBy == message.LockedBy).ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedUntil, until), ct) == 1;
    }

    // These two in a scope of their own: what a reaction left behind in its own must not be saved with it.
    private async Task SettleAsync(OutboxMessage message)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.LockedBy == message.LockedBy).ExecuteDeleteAsync() == 0) return;

        await db.Set<InboxEntry>().Where(e => e.MessageId == message.Id).ExecuteDeleteAsync();
        await transaction.CommitAsync();
    }

    private async Task FailAsync(OutboxMessage message, Exception failure)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        if (await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == message.Id && m.LockedBy == message.LockedBy) is not { } row) return;

        var (now, why) = (clock.GetUtcNow(), masks.In($"{failure.GetType().Name}: {failure.Message}"));
        row.Attempts++;
        row.LastError = why.Length > 2000 ? why[..2000] : why;
        row.NextAttemptAt = now + BackOff.After(row.Attempts);
        if (row.Attempts >= BackOff.MostTries) row.DeadAt = now;
        (row.LockedBy, row.LockedUntil) = (null, null);
        await db.SaveChangesAsync();
    }

    private interface IReaction
    {
        bool TakesMany(Type reaction);

        Task ReactAsync(object reaction, IReadOnlyList<string> payloads, CancellationToken ct);
    }

    private sealed class Reaction<TEvent> : IReaction
        where TEvent : IDomainEvent
    {
        public bool TakesMany(Type reaction) => typeof(IReactToMany<TEvent>).IsAssignableFrom(reaction);

        public Task ReactAsync(object reaction, IReadOnlyList<string> payloads, CancellationToken ct)
        {
            var happened = payloads.Select(payload => JsonSerializer.Deserialize<TEvent>(payload, JsonColumns.Options) ?? throw new InvalidOperationException("The payload is empty.")).ToList();
            return reaction is IReactToMany<TEvent> many ? many.ReactAsync(happened, ct) : ((IReactTo<TEvent>)reaction).ReactAsync(happened.Single(), ct);
        }
    }
}
