using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>Deletes sheets whose differences nobody confirmed for a week: they are full of identity numbers and stale besides (PLT-11).</summary>
internal sealed class ForgetSheetsNobodyConfirmed(AppDbContext db, TimeProvider clock) : IRecurringJob
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public string Name => "register.forget_sheets";

    public TimeSpan Interval => TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Kept;
        await db.Set<KeptSheet>()
            .Where(sheet => db.Set<RegisterImport>().Any(import => import.Id == sheet.ImportId && import.State != RegisterImportState.Confirmed && import.CheckedAt < before))
            .ExecuteDeleteAsync(ct);
    }
}
