using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>How often something was tried within its window.</summary>
internal sealed class AttemptCount
{
    /// <summary>Fingerprint of what is counted: it may hold a name that somebody typed, or an address.</summary>
    public string Key { get; set; } = "";

    public int Count { get; set; }

    public DateTimeOffset EndsAt { get; set; }
}

internal sealed class AttemptCountConfiguration : IEntityTypeConfiguration<AttemptCount>
{
    public void Configure(EntityTypeBuilder<AttemptCount> count)
    {
        count.ToTable("attempts", "accounts");
        count.HasKey(c => c.Key);
        count.Property(c => c.Key).HasMaxLength(44);
        count.HasIndex(c => c.EndsAt);
    }
}

/// <summary>Counts in a scope of its own, so that the command's transaction neither holds nor undoes it. Each step is one conditional statement; the database decides who was first.</summary>
internal sealed class Attempts(IServiceScopeFactory scopes, PersonalDataCipher cipher, TimeProvider clock) : IAttempts
{
    public async Task<bool> CountAsync(string key, int limit, TimeSpan window, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (now, print) = (clock.GetUtcNow(), PrintOf(key));

        // A first attempt and a restarted window can meet another one doing the same; the second look then finds its row.
        for (var look = 0; look < 3; look++)
        {
            var rows = db.Set<AttemptCount>().Where(c => c.Key == print);
            if (await rows.Where(c => c.EndsAt > now && c.Count < limit).ExecuteUpdateAsync(set => set.SetProperty(c => c.Count, c => c.Count + 1), ct) == 1) return true;
            if (await rows.Where(c => c.EndsAt <= now).ExecuteUpdateAsync(set => set.SetProperty(c => c.Count, 1).SetProperty(c => c.EndsAt, now + window), ct) == 1) return true;
            if (await rows.AnyAsync(c => c.EndsAt > now && c.Count >= limit, ct)) return false;
            if (await FirstAsync(db, new AttemptCount { Key = print, Count = 1, EndsAt = now + window }, ct)) return true;
        }

        return false;
    }

    public async Task ForgetAsync(string key, CancellationToken ct)
    {
        var print = PrintOf(key);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<AttemptCount>().Where(c => c.Key == print).ExecuteDeleteAsync(ct);
    }

    private string PrintOf(string key) => cipher.Fingerprint("attempt", key);

    private static async Task<bool> FirstAsync(AppDbContext db, AttemptCount count, CancellationToken ct)
    {
        db.Add(count);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}

/// <summary>Counts whose window is over: each typed name leaves two.</summary>
internal sealed class ForgetAttempts(AppDbContext db, TimeProvider clock) : IRecurringJob
{
    public string Name => "accounts.forget_attempts";

    public TimeSpan Interval => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Set<AttemptCount>().Where(c => c.EndsAt < now).ExecuteDeleteAsync(ct);
    }
}
