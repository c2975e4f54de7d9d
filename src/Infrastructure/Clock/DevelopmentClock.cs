using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Infrastructure.Jobs;
using PropertyPlatform.Infrastructure.Outbox;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Clock;

/// <inheritdoc/>
internal sealed class DevelopmentClock(PlatformClock clock, IServiceScopeFactory scopes, JobSignal jobs, OutboxSignal outbox) : IDevelopmentClock
{
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(3660);

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan Offset => clock.Offset;

    public async Task RestoreAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ticks = await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<ClockShift>().Where(s => s.Id == ClockShift.TheOne).Select(s => s.Ticks).FirstOrDefaultAsync(ct);
        clock.SetForward(new TimeSpan(ticks));
    }

    public async Task<bool> AdvanceAsync(TimeSpan by, CancellationToken ct)
    {
        if (by <= TimeSpan.Zero || by > Furthest || clock.Offset + by > Furthest) return false;

        var offset = clock.Offset + by;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var shift = await db.Set<ClockShift>().FirstOrDefaultAsync(s => s.Id == ClockShift.TheOne, ct) ?? db.Add(new ClockShift()).Entity;
        shift.Ticks = offset.Ticks;
        await db.SaveChangesAsync(ct);

        clock.SetForward(offset);
        jobs.Wake();
        outbox.Wake();
        return true;
    }
}

/// <summary>The movable clock of Development.</summary>
public static class DevelopmentClockSetup
{
    /// <summary>Puts the movable clock in the place of the system's. Call it before the platform is added.</summary>
    public static IServiceCollection AddDevelopmentClock(this IServiceCollection services)
    {
        services.AddSingleton<PlatformClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<PlatformClock>());
        return services.AddSingleton<IDevelopmentClock, DevelopmentClock>();
    }
}
