using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>The homes a person may vote for; by the person, not by the scope, so that nobody's home but the own is ever named.</summary>
internal sealed class VoterHomes(AppDbContext db, TimeProvider clock) : IVoterHomes
{
    public async Task<IReadOnlyList<VoterHome>> OfAsync(Guid person, ProjectId? project, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = await (
            from binding in db.Set<Binding>().AsNoTracking()
            join ownership in db.Set<Ownership>() on binding.OwnershipId equals ownership.Id
            join house in db.Set<House>() on binding.HouseId equals house.Id
            where binding.PersonId == person && binding.EndedAt == null && ownership.Until == null && (project == null || binding.ProjectId == project)
            select new { house.Place, Home = new VoterHome(binding.ProjectId, binding.HouseId, house.Building, house.Stairwell, house.Room, house.Area, binding.OwnerId, binding.BoundAt, false) })
            .ToListAsync(ct);
        var entrusted = await (
            from proxy in db.Set<Proxy>().AsNoTracking().HoldingAt(now)
            join ownership in db.Set<Ownership>() on proxy.OwnershipId equals ownership.Id
            join house in db.Set<House>() on proxy.HouseId equals house.Id
            where proxy.PersonId == person && ownership.Until == null && (project == null || proxy.ProjectId == project)
            select new
            {
                house.Place,
                Home = new VoterHome(proxy.ProjectId, proxy.HouseId, house.Building, house.Stairwell, house.Room, house.Area, proxy.OwnerId, proxy.AcceptedAt > proxy.From ? proxy.AcceptedAt ?? proxy.From : proxy.From, true),
            }).ToListAsync(ct);
        return [.. own.Concat(entrusted).OrderBy(row => row.Home.Project.Value).ThenBy(row => row.Place, StringComparer.Ordinal).Select(row => row.Home)];
    }

    public async Task<IReadOnlyDictionary<OwnerId, string>> NamesAsync(IReadOnlyCollection<OwnerId> owners, CancellationToken ct)
    {
        var names = new Dictionary<OwnerId, string>();
        foreach (var batch in owners.Distinct().Chunk(1000))
        {
            foreach (var row in await db.Set<Owner>().AsNoTracking().Where(o => batch.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(ct)) names[row.Id] = row.Name;
        }

        return names;
    }
}
