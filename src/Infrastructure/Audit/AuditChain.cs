using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Audit;

/// <summary>
/// Gives each committed row its place and a keyed hash over the row and its predecessor's hash. Done after the act by one job: a chain
/// inside the writers' transactions would make the whole city wait for one row. Who can write to the database but does not hold the
/// key can neither change a sealed row nor take one out of the middle unseen.
/// </summary>
internal static class AuditChain
{
    private const string Use = "audit-chain";

    /// <summary>Hash of a row at its place.</summary>
    public static string HashOf(AuditEntry entry, long place, string before, PersonalDataCipher cipher) => cipher.Fingerprint(Use, JsonSerializer.Serialize(new object?[]
    {
        before, place, entry.Id, entry.At.UtcTicks / TimeSpan.TicksPerMicrosecond, entry.Action, entry.UseCase, entry.Subject, entry.SubjectId, entry.JurisdictionCode, entry.ProjectId,
        entry.AccountId, entry.PersonId, entry.OrganisationId, entry.Role, entry.Detail, entry.Address, entry.TraceId,
    }));
}

/// <summary>Seals what was committed since the last run.</summary>
internal sealed class SealAuditTrail(AppDbContext db, PersonalDataCipher cipher) : IRecurringJob
{
    private const int Batch = 500;

    public string Name => "audit.seal";

    public TimeSpan Interval => TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var last = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence != null).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(ct);
        var (place, hash) = (last?.Sequence ?? 0, last?.Hash ?? "");
        while (true)
        {
            var rows = await db.Set<AuditEntry>().Where(e => e.Sequence == null).OrderBy(e => e.Id).Take(Batch).ToListAsync(ct);
            if (rows.Count == 0) return;

            foreach (var row in rows)
            {
                hash = AuditChain.HashOf(row, ++place, hash, cipher);
                (row.Sequence, row.Hash) = (place, hash);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}

internal sealed class VerifyAuditTrailHandler(AppDbContext db, PersonalDataCipher cipher) : IQueryHandler<VerifyAuditTrail, AuditVerdict>
{
    private const int Batch = 2000;

    public async Task<Result<AuditVerdict>> Handle(VerifyAuditTrail request, CancellationToken cancellationToken)
    {
        var (place, hash) = (0L, "");
        while (true)
        {
            var after = place;
            var rows = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(Batch).ToListAsync(cancellationToken);
            if (rows.Count == 0) return new AuditVerdict(place, null);

            foreach (var row in rows)
            {
                if (row.Sequence != place + 1) return new AuditVerdict(place, new BrokenAuditRow(place + 1, null, null));

                hash = AuditChain.HashOf(row, place + 1, hash, cipher);
                if (row.Hash != hash) return new AuditVerdict(place, new BrokenAuditRow(place + 1, row.Id, row.At));

                place++;
            }
        }
    }
}
