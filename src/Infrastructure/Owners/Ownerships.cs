using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>Reads the ownerships of the register; homes outside the caller's scope are filtered out by the context.</summary>
internal sealed class Ownerships(AppDbContext db) : IOwnerships
{
    public async Task<IReadOnlyList<Ownership>> LivingOfAsync(OwnerId owner, CancellationToken ct) =>
        await db.Set<Ownership>().AsNoTracking().Where(o => o.OwnerId == owner && o.Until == null).OrderBy(o => o.Since).ThenBy(o => o.Id).ToListAsync(ct);

    public Task<bool> WithinScopeAsync(OwnerId owner, CancellationToken ct) => (
        from ownership in db.Set<Ownership>()
        join house in db.Set<House>() on ownership.HouseId equals house.Id
        where ownership.OwnerId == owner && ownership.Until == null
        select ownership.Id).AnyAsync(ct);

    public Task<HomePlace?> PlaceWithinScopeAsync(OwnerId owner, CancellationToken ct) =>
        PlaceAsync(db.Set<House>().Where(h => db.Set<Ownership>().Any(o => o.OwnerId == owner && o.Until == null && o.HouseId == h.Id)), ct);

    public Task<HomePlace?> PlaceOfAsync(HouseId house, CancellationToken ct) => PlaceAsync(db.Set<House>().Where(h => h.Id == house), ct);

    public Task<bool> HouseWithinScopeAsync(HouseId house, CancellationToken ct) => db.Set<House>().AnyAsync(h => h.Id == house, ct);

    public async Task<IReadOnlyList<BindingId>> OverdueBindingsAsync(ProjectId project, int atMost, CancellationToken ct) => await db.Set<Binding>()
        .Where(b => b.ProjectId == project && b.EndedAt == null && !db.Set<Ownership>().Any(o => o.Id == b.OwnershipId && o.Until == null))
        .OrderBy(b => b.Id).Take(atMost).Select(b => b.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<ProxyId>> OverdueProxiesAsync(ProjectId project, int atMost, CancellationToken ct) => await db.Set<Proxy>()
        .Where(p => p.ProjectId == project && p.EndedAt == null && !db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null))
        .OrderBy(p => p.Id).Take(atMost).Select(p => p.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<UncoveredOwnership>> UncoveredAsync(ProjectId project, int atMost, CancellationToken ct)
    {
        var gained = await (
            from ownership in db.Set<Ownership>().AsNoTracking()
            where ownership.ProjectId == project && ownership.Until == null && !db.Set<Binding>().Any(b => b.OwnershipId == ownership.Id)
            orderby ownership.Id
            from binding in db.Set<Binding>().Where(b => b.OwnerId == ownership.OwnerId && b.EndedAt == null).OrderBy(b => b.BoundAt).ThenBy(b => b.Id).Take(1)
            select new { Ownership = ownership, binding.PersonId, binding.Method, binding.RequestId }).Take(atMost).ToListAsync(ct);
        return gained.ConvertAll(row => new UncoveredOwnership(row.Ownership, row.PersonId, row.Method, row.RequestId));
    }

    private static async Task<HomePlace?> PlaceAsync(IQueryable<House> houses, CancellationToken ct)
    {
        var found = await houses.AsNoTracking().OrderBy(h => h.Place).ThenBy(h => h.Id).Select(h => new { h.ProjectId, h.Jurisdiction.Code, h.Building, h.Stairwell, h.Room }).FirstOrDefaultAsync(ct);
        return found is null ? null : new HomePlace(found.ProjectId, Jurisdiction.Of(found.Code), $"{found.Building}{found.Stairwell}{found.Room}");
    }
}
