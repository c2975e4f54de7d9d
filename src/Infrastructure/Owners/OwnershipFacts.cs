using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>Answers ballots from the register and the bindings: one scan a table for a whole area, one seek for a single voter.</summary>
internal sealed class OwnershipFacts(AppDbContext db, TimeProvider clock) : IOwnershipFacts
{
    public async Task<IReadOnlyList<RegisteredHome>> HomesAsync(ProjectId project, BallotScope scope, DateTimeOffset before, CancellationToken ct)
    {
        var homes = await HousesAt(project, before).OrderBy(h => h.Place).ThenBy(h => h.Id)
            .Select(h => new { h.Id, h.Building, h.Stairwell, h.Floor, h.Room, h.Area, h.Use, h.DeveloperHeld }).ToListAsync(ct);
        var owners = await OwnersAsync(project, before, ct);
        return [.. homes.Where(h => scope.Covers(h.Building, h.Stairwell)).Select(h => new RegisteredHome(
            new RollHouse(h.Id, h.Building, h.Stairwell, h.Floor, h.Room, h.Area), h.Use == HouseUse.Parking, h.DeveloperHeld, [.. owners[h.Id]]))];
    }

    public async Task<int> CountHomesAsync(ProjectId project, BallotScope scope, bool parkingCounts, CancellationToken ct)
    {
        var homes = db.Set<House>().AsNoTracking().Where(h => h.ProjectId == project && h.EndedAt == null && (parkingCounts || h.Use != HouseUse.Parking));
        if (scope.WholeArea) return await homes.CountAsync(ct);

        var stairwells = await homes.GroupBy(h => new { h.Building, h.Stairwell }).Select(group => new { group.Key.Building, group.Key.Stairwell, Homes = group.Count() }).ToListAsync(ct);
        return stairwells.Where(s => scope.Covers(s.Building, s.Stairwell)).Sum(s => s.Homes);
    }

    public async Task<VoterStanding> StandingAsync(Guid person, HouseId house, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var own = await (
            from binding in db.Set<Binding>().AsNoTracking()
            join ownership in db.Set<Ownership>() on binding.OwnershipId equals ownership.Id
            where binding.PersonId == person && binding.HouseId == house && binding.EndedAt == null && ownership.Until == null
            orderby binding.BoundAt
            select new { binding.OwnerId, binding.BoundAt }).FirstOrDefaultAsync(ct);
        if (own is not null) return new VoterStanding.Bound(own.OwnerId, own.BoundAt, false);

        var proxy = await db.Set<Proxy>().AsNoTracking().HoldingAt(now)
            .Where(p => p.PersonId == person && p.HouseId == house && db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null))
            .OrderBy(p => p.AcceptedAt).Select(p => new { p.OwnerId, p.AcceptedAt, p.From }).FirstOrDefaultAsync(ct);
        if (proxy is { AcceptedAt: { } accepted }) return new VoterStanding.Bound(proxy.OwnerId, accepted > proxy.From ? accepted : proxy.From, true);

        return await OwnsUnboundAsync(person, house, ct) ? new VoterStanding.Unbound() : new VoterStanding.NotOwner();
    }

    /// <summary>Homes that were in the register at a moment; one that left at that moment is not.</summary>
    private IQueryable<House> HousesAt(ProjectId project, DateTimeOffset moment) =>
        db.Set<House>().AsNoTracking().Where(h => h.ProjectId == project && (h.EndedAt == null || h.EndedAt > moment));

    private async Task<ILookup<HouseId, RollOwner>> OwnersAsync(ProjectId project, DateTimeOffset before, CancellationToken ct)
    {
        var ownerships = await db.Set<Ownership>().AsNoTracking().Where(o => o.ProjectId == project && o.Since <= before && (o.Until == null || o.Until > before))
            .OrderBy(o => o.Since).ThenBy(o => o.Id).Select(o => new { o.Id, o.HouseId, o.OwnerId }).ToListAsync(ct);
        var bound = (await db.Set<Binding>().AsNoTracking().Where(b => b.ProjectId == project && b.BoundAt < before && (b.EndedAt == null || b.EndedAt >= before))
            .OrderBy(b => b.BoundAt).Select(b => new { b.OwnershipId, b.PersonId }).ToListAsync(ct)).ToLookup(b => b.OwnershipId, b => b.PersonId);
        var proxies = (await db.Set<Proxy>().AsNoTracking()
            .Where(p => p.ProjectId == project && p.AcceptedAt < before && p.From < before && p.To > before && (p.EndedAt == null || p.EndedAt >= before))
            .OrderBy(p => p.AcceptedAt).Select(p => new { p.OwnershipId, p.PersonId }).ToListAsync(ct)).ToLookup(p => p.OwnershipId, p => p.PersonId);
        return ownerships.ToLookup(o => o.HouseId, o => new RollOwner(o.OwnerId, FirstOf(bound[o.Id]), proxies[o.Id].FirstOrDefault()));
    }

    private async Task<bool> OwnsUnboundAsync(Guid person, HouseId house, CancellationToken ct)
    {
        var self = PersonId.From(person);
        return await (
            from ownership in db.Set<Ownership>()
            join owner in db.Set<Owner>() on ownership.OwnerId equals owner.Id
            where ownership.HouseId == house && ownership.Until == null
                && (owner.PersonId == person || db.Set<Person>().Any(p => p.Id == self && p.DocumentIndex == owner.DocumentIndex))
            select ownership.Id).AnyAsync(ct);
    }

    private static Guid? FirstOf(IEnumerable<Guid> persons)
    {
        foreach (var person in persons) return person;
        return null;
    }
}

/// <summary>Authorisations in force.</summary>
internal static class ProxyQueries
{
    /// <summary>Those accepted, within their period and not ended.</summary>
    public static IQueryable<Proxy> HoldingAt(this IQueryable<Proxy> proxies, DateTimeOffset moment) =>
        proxies.Where(p => p.AcceptedAt != null && p.EndedAt == null && p.From <= moment && p.To > moment);
}
