using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Jobs;

/// <summary>Runs recurring jobs: by name at once, or whichever are due.</summary>
public interface IJobRunner
{
    /// <summary>Names of all jobs.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Runs one job now, whatever its schedule says, and lets its failure through.</summary>
    /// <exception cref="ArgumentException">No job has that name.</exception>
    Task RunAsync(string name, CancellationToken ct);

    /// <summary>Runs those jobs that are due and that no other node runs; a failure is noted beside the job.</summary>
    /// <returns>When the next one is due, on the platform's clock.</returns>
    Task<DateTimeOffset> RunDueAsync(CancellationToken ct);
}

/// <summary>
/// A run takes the lease by one conditional update, so that the database decides between nodes, and renews it while it works.
/// </summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, TimeProvider clock, LogMasks masks, ILogger<JobRunner> log) : IJobRunner
{
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(3);
    private readonly Lazy<IReadOnlyDictionary<string, TimeSpan>> _jobs = new(() => Read(scopes));

    public IReadOnlyList<string> Names => [.. _jobs.Value.Keys];

    public async Task RunAsync(string name, CancellationToken ct)
    {
        if (!_jobs.Value.ContainsKey(name)) throw new ArgumentException($"No job is called {name}.", nameof(name));

        await using var scope = SystemScope();
        await JobOf(scope, name).RunAsync(ct);
    }

    public async Task<DateTimeOffset> RunDueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await DueTimesAsync(ct);
        await Task.WhenAll(due.Where(job => job.Value <= now).Select(job => RunHeldAsync(job.Key, ct)));
        var next = await DueTimesAsync(ct);
        return next.Count == 0 ? now + TimeSpan.FromHours(1) : next.Values.Min();
    }

    private async Task RunHeldAsync(string name, CancellationToken ct)
    {
        if (await TakeAsync(name, ct) is not { } holder) return;

        var started = Stopwatch.GetTimestamp();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewal = RenewAsync(name, holder, done);
        string? error = null;
        try
        {
            await RunAsync(name, done.Token);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "Job {Job} failed", name);
            error = masks.In($"{failure.GetType().Name}: {failure.Message}");
        }

        await done.CancelAsync();
        await renewal;
        await GiveBackAsync(name, holder, (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds, error);
    }

    private async Task<IReadOnlyDictionary<string, DateTimeOffset>> DueTimesAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var known = await db.Set<JobLease>().AsNoTracking().ToDictionaryAsync(l => l.Name, l => l.DueAt, ct);
        foreach (var name in _jobs.Value.Keys.Except(known.Keys).ToList()) known[name] = await BeginAsync(db, name, ct);
        return known.Where(lease => _jobs.Value.ContainsKey(lease.Key)).ToDictionary();
    }

    private async Task<DateTimeOffset> BeginAsync(AppDbContext db, string name, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.Add(new JobLease { Name = name, DueAt = now });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            // Another node began it.
        }

        db.ChangeTracker.Clear();
        return now;
    }

    private async Task<Guid?> TakeAsync(string name, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (holder, now, system) = (Guid.CreateVersion7(), clock.GetUtcNow(), TimeProvider.System.GetUtcNow());
        var next = now + _jobs.Value[name];
        var taken = await db.Set<JobLease>()
            .Where(l => l.Name == name && l.DueAt <= now && (l.HeldUntil == null || l.HeldUntil < system))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldBy, holder).SetProperty(l => l.HeldUntil, system + Hold).SetProperty(l => l.DueAt, next).SetProperty(l => l.LastRunAt, now), ct);
        return taken == 1 ? holder : null;
    }

    private async Task RenewAsync(string name, Guid holder, CancellationTokenSource run)
    {
        using var timer = new PeriodicTimer(Hold / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(run.Token))
            {
                await using var scope = scopes.CreateAsyncScope();
                var until = TimeProvider.System.GetUtcNow() + Hold;
                var kept = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<JobLease>()
                    .Where(l => l.Name == name && l.HeldBy == holder).ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldUntil, until), run.Token);
                if (kept == 0) await run.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private async Task GiveBackAsync(string name, Guid holder, int milliseconds, string? error)
    {
        await using var scope = scopes.CreateAsyncScope();
        var shortened = error is { Length: > 1000 } ? error[..1000] : error;
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<JobLease>().Where(l => l.Name == name && l.HeldBy == holder)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.HeldBy, (Guid?)null).SetProperty(l => l.HeldUntil, (DateTimeOffset?)null)
                .SetProperty(l => l.LastMilliseconds, milliseconds).SetProperty(l => l.LastError, shortened));
    }

    private AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().ActAs(SystemActor.Instance);
        return scope;
    }

    private static IRecurringJob JobOf(AsyncServiceScope scope, string name) => scope.ServiceProvider.GetServices<IRecurringJob>().Single(job => job.Name == name);

    private static Dictionary<string, TimeSpan> Read(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<IRecurringJob>().ToDictionary(job => job.Name, job => job.Interval);
    }
}
