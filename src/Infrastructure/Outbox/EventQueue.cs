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
/// Hands saved events to their reactions, as the system, each reaction in a transaction of its own, at least once. A message waits
/// for the earlier ones of its root; one that was given up holds nobody up. Rows are taken by one conditional update with a time
/// limit, so that any number of nodes may work and a node that dies lets go by itself.
/// </summary>
internal sealed class EventQueue(IServiceScopeFactory scopes, EventRegistry events, TimeProvider clock, ILogger<EventQueue> log) : IBackgroundQueue
{
    private const int Batch = 50;
    private const int AtOnce = 4;
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);
    private static readonly ConcurrentDictionary<Type, IReaction> Callers = new();

    public async Task<int> WorkAsync(CancellationToken ct)
    {
        var taken = await TakeAsync(ct);
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (message, stop) => await WorkAsync(message, stop));
        return taken.Count;
    }

    /// <summary>Deletes what was worked off before a time.</summary>
    internal static async Task ForgetAsync(AppDbContext db, DateTimeOffset before, CancellationToken ct)
    {
        await db.Set<InboxEntry>().Where(e => !db.Set<OutboxMessage>().Any(m => m.Id == e.MessageId && (m.ProcessedAt == null || m.ProcessedAt >= before))).ExecuteDeleteAsync(ct);
        await db.Set<OutboxMessage>().Where(m => m.ProcessedAt < before).ExecuteDeleteAsync(ct);
    }

    private async Task<IReadOnlyList<OutboxMessage>> TakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var messages = db.Set<OutboxMessage>();
        var (holder, now, system) = (Guid.CreateVersion7(), clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        var due = await messages.AsNoTracking()
            .Where(m => m.ProcessedAt == null && m.DeadAt == null && m.NextAttemptAt <= now && (m.LockedUntil == null || m.LockedUntil < system))
            .Where(m => !messages.Any(e => e.StreamId == m.StreamId && e.StreamVersion < m.StreamVersion && e.ProcessedAt == null && e.DeadAt == null))
            .OrderBy(m => m.NextAttemptAt).Take(Batch).Select(m => m.Id).ToListAsync(ct);
        if (due.Count == 0) return [];

        await messages.Where(m => due.Contains(m.Id) && m.ProcessedAt == null && (m.LockedUntil == null || m.LockedUntil < system))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LockedBy, holder).SetProperty(m => m.LockedUntil, system + Hold), ct);
        return await messages.AsNoTracking().Where(m => m.LockedBy == holder).ToListAsync(ct);
    }

    private async Task WorkAsync(OutboxMessage message, CancellationToken ct)
    {
        try
        {
            if (!events.Types.TryGetValue(message.Name, out var type)) throw new InvalidOperationException($"No event is called {message.Name}.");

            var happened = (IDomainEvent)(JsonSerializer.Deserialize(message.Payload, type, JsonColumns.Options) ?? throw new InvalidOperationException("The payload is empty."));
            foreach (var reaction in events.ReactionsTo(type)) await ReactAsync(message.Id, happened, reaction, ct);
            await SettleAsync(message, row => row.ProcessedAt = clock.GetUtcNow());
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "Message {Message} ({Event}) failed at try {Try}", message.Id, message.Name, message.Attempts + 1);
            await SettleAsync(message, row => Fail(row, failure));
        }
    }

    private async Task ReactAsync(Guid message, IDomainEvent happened, Type reaction, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        services.GetRequiredService<RequestOrigin>().TraceId = message.ToString("N");
        var db = services.GetRequiredService<AppDbContext>();
        if (await db.Set<InboxEntry>().AnyAsync(e => e.MessageId == message && e.Reaction == reaction.Name, ct)) return;

        var caller = Callers.GetOrAdd(happened.GetType(), type => (IReaction)Activator.CreateInstance(typeof(Reaction<>).MakeGenericType(type))!);
        await caller.ReactAsync(ActivatorUtilities.CreateInstance(services, reaction), happened, ct);
        db.Add(new InboxEntry { MessageId = message, Reaction = reaction.Name });
        if (await services.GetRequiredService<IUnitOfWork>().CommitAsync(reaction.Name, ct) is { } refused) throw new InvalidOperationException($"{reaction.Name} was refused: {refused.Code}.");
    }

    // In a scope of its own: what a reaction left behind in its own must not be saved with it.
    private async Task SettleAsync(OutboxMessage message, Action<OutboxMessage> outcome)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var row = await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == message.Id && m.LockedBy == message.LockedBy);
        if (row is null) return;

        outcome(row);
        (row.LockedBy, row.LockedUntil) = (null, null);
        await db.SaveChangesAsync();
    }

    private void Fail(OutboxMessage row, Exception failure)
    {
        var (now, why) = (clock.GetUtcNow(), $"{failure.GetType().Name}: {failure.Message}");
        row.Attempts++;
        row.LastError = why.Length > 2000 ? why[..2000] : why;
        row.NextAttemptAt = now + BackOff.After(row.Attempts);
        if (row.Attempts >= BackOff.MostTries) row.DeadAt = now;
    }

    private interface IReaction
    {
        Task ReactAsync(object reaction, IDomainEvent happened, CancellationToken ct);
    }

    private sealed class Reaction<TEvent> : IReaction
        where TEvent : IDomainEvent
    {
        public Task ReactAsync(object reaction, IDomainEvent happened, CancellationToken ct) => ((IReactTo<TEvent>)reaction).ReactAsync((TEvent)happened, ct);
    }
}
