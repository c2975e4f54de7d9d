using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>Which projects an owner or a proxy sees: those of the homes bound or entrusted now.</summary>
internal sealed class OwnerReach(AppDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<ProjectId>> ProjectsOfAsync(Guid person, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = db.Set<Binding>().Where(b => b.PersonId == person && b.EndedAt == null && db.Set<Ownership>().Any(o => o.Id == b.OwnershipId && o.Until == null)).Select(b => b.ProjectId);
        var entrusted = db.Set<Proxy>().HoldingAt(now).Where(p => p.PersonId == person && db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null)).Select(p => p.ProjectId);
        return await own.Union(entrusted).ToListAsync(ct);
    }
}
