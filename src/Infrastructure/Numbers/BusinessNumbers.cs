using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Numbers;

/// <summary>
/// Counts in a row a kind and day. The count moves in a short transaction of its own: taken inside the order's, its row lock
/// would make all orders of a kind wait for each other until they commit.
/// </summary>
internal sealed class BusinessNumbers(IServiceScopeFactory scopes, TimeProvider clock) : IBusinessNumbers
{
    public async Task<string> NextAsync(string kindPrefix, CancellationToken ct)
    {
        if (kindPrefix.Length is < 1 or > 6 || !kindPrefix.All(char.IsAsciiLetterUpper)) throw new ArgumentException($"'{kindPrefix}' is no prefix of a business number.", nameof(kindPrefix));

        var day = ChinaCalendar.DayOf(clock.GetUtcNow());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var number = await MoveAsync(db, kindPrefix, day, ct) ?? await BeginAsync(db, kindPrefix, day, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{kindPrefix}{day:yyyyMMdd}{number:D5}");
    }

    private static async Task<int?> MoveAsync(AppDbContext db, string prefix, DateOnly day, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var series = db.Set<NumberSeries>().Where(s => s.Prefix == prefix && s.Day == day);
        if (await series.ExecuteUpdateAsync(s => s.SetProperty(row => row.Last, row => row.Last + 1), ct) == 0) return null;

        var moved = await series.Select(s => s.Last).SingleAsync(ct);
        await transaction.CommitAsync(ct);
        return moved;
    }

    private static async Task<int> BeginAsync(AppDbContext db, string prefix, DateOnly day, CancellationToken ct)
    {
        try
        {
            db.Add(new NumberSeries(prefix, day));
            await db.SaveChangesAsync(ct);
            return 1;
        }
        catch (DbUpdateException taken) when (UniqueIndexErrors.Find(taken) is not null)
        {
            // Another order began the day; the row is there now.
            return await MoveAsync(db, prefix, day, ct) ?? throw new InvalidOperationException($"The numbers of {prefix} on {day:O} vanished.");
        }
    }
}

/// <summary>Business numbers and their table.</summary>
internal sealed class NumbersModule : IInfrastructureModule
{
    public void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<IBusinessNumbers, BusinessNumbers>();
}
