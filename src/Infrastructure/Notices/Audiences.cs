using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Owners;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Notices;

/// <summary>Finds who follows and is bound, in one scan of the area's bindings.</summary>
internal sealed class BallotAudience(AppDbContext db, TimeProvider clock) : IBallotAudience
{
    private static readonly Role[] ConveningRoles = [Role.Director, Role.PrepGroup, Role.StreetLead, Role.StreetOfficer];

    public Task<BallotBrief?> BriefAsync(BallotId ballot, CancellationToken ct) => db.Set<Ballot>().AsNoTracking().Where(b => b.Id == ballot)
        .Select(b => new BallotBrief(b.Number, b.Topic, b.AreaName, b.OpensAt, b.ClosesAt)).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyList<string>> BoundFollowersAsync(BallotId ballot, CancellationToken ct)
    {
        if (await db.Set<Ballot>().AsNoTracking().Where(b => b.Id == ballot).Select(b => new { b.ProjectId, b.Content }).FirstOrDefaultAsync(ct) is not { } found) return [];

        var (project, now) = (found.ProjectId, clock.GetUtcNow());
        var bound = db.Set<Binding>().Where(b => b.ProjectId == project && b.EndedAt == null && db.Set<Ownership>().Any(o => o.Id == b.OwnershipId && o.Until == null))
            .Select(b => new { b.HouseId, Person = (Guid?)b.PersonId });
        var entrusted = db.Set<Proxy>().HoldingAt(now).Where(p => p.ProjectId == project && db.Set<Ownership>().Any(o => o.Id == p.OwnershipId && o.Until == null))
            .Select(p => new { p.HouseId, Person = p.PersonId });
        var voters = await (
            from voter in bound.Concat(entrusted)
            join house in db.Set<House>() on voter.HouseId equals house.Id
            select new { voter.Person, house.Building, house.Stairwell }).AsNoTracking().ToListAsync(ct);
        var followers = await db.FollowersAsync(voters.Where(v => found.Content.Scope.Covers(v.Building, v.Stairwell)).Select(v => v.Person), ct);
        return [.. followers.Values];
    }

    public async Task<IReadOnlyList<string>> ConvenorsAsync(BallotId ballot, CancellationToken ct)
    {
        if (await db.Set<Ballot>().AsNoTracking().Where(b => b.Id == ballot).Select(b => b.Convenor).FirstOrDefaultAsync(ct) is not { } convenor) return [];

        var unit = OrganisationId.From(convenor.Organisation);
        return await (
            from account in db.Set<Account>().AsNoTracking()
            join person in db.Set<Person>() on account.PersonId equals (PersonId?)person.Id
            where account.OrganisationId == unit && account.State == AccountState.Bound && ConveningRoles.Contains(account.Role) && person.OpenId != null
            select person.OpenId).Distinct().ToListAsync(ct);
    }
}

/// <summary>Finds a single person's WeChat.</summary>
internal sealed class OwnerContacts(AppDbContext db) : IOwnerContacts
{
    public Task<string?> OfPersonAsync(Guid person, CancellationToken ct)
    {
        var id = PersonId.From(person);
        return db.Set<Person>().AsNoTracking().Where(p => p.Id == id).Select(p => p.OpenId).FirstOrDefaultAsync(ct);
    }

    public async Task<string?> OfRequestAsync(BindingRequestId request, CancellationToken ct) =>
        await db.Set<BindingRequest>().AsNoTracking().Where(r => r.Id == request).Select(r => (Guid?)r.PersonId).FirstOrDefaultAsync(ct) is { } person ? await OfPersonAsync(person, ct) : null;

    // Step by step by key: in one statement the planner believed the day's statistics, by which nobody had voted yet, and read all votes for each batch.
    public async Task<IReadOnlyList<ReceiptBrief>> ReceiptsAsync(IReadOnlyList<VoteId> votes, CancellationToken ct)
    {
        var cast = await db.Set<Vote>().AsNoTracking().Where(v => votes.Contains(v.Id)).Select(v => new { v.BallotId, v.House, v.Voter, v.Proxy, v.CastAt }).ToListAsync(ct);
        var principals = cast.Where(v => v.Proxy is null).Select(v => v.Voter).Distinct().ToList();
        var persons = await db.Set<Owner>().AsNoTracking().Where(o => principals.Contains(o.Id) && o.PersonId != null).Select(o => new { o.Id, o.PersonId }).ToDictionaryAsync(o => o.Id, o => o.PersonId, ct);
        var voters = cast.Select(v => (Vote: v, Person: v.Proxy ?? persons.GetValueOrDefault(v.Voter))).ToList();
        var followers = await db.FollowersAsync(voters.Select(v => v.Person), ct);
        var receivers = voters.Where(v => v.Person is { } person && followers.ContainsKey(person)).ToList();
        if (receivers.Count == 0) return [];

        var (ballots, houses) = (receivers.Select(v => v.Vote.BallotId).Distinct().ToList(), receivers.Select(v => v.Vote.House).Distinct().ToList());
        var topics = await db.Set<Ballot>().AsNoTracking().Where(b => ballots.Contains(b.Id)).Select(b => new { b.Id, b.Topic }).ToDictionaryAsync(b => b.Id, b => b.Topic, ct);
        var homes = await db.Set<House>().AsNoTracking().Where(h => houses.Contains(h.Id)).Select(h => new { h.Id, Address = h.Building + h.Stairwell + h.Room }).ToDictionaryAsync(h => h.Id, h => h.Address, ct);
        return [.. receivers.Select(v => new ReceiptBrief(followers[v.Person ?? default], v.Vote.BallotId, topics[v.Vote.BallotId], homes[v.Vote.House], v.Vote.CastAt))];
    }

    public async Task<string?> OfPrincipalAsync(ProxyId proxy, CancellationToken ct) =>
        await db.Set<Proxy>().AsNoTracking().Where(p => p.Id == proxy).Select(p => (Guid?)p.PrincipalId).FirstOrDefaultAsync(ct) is { } person ? await OfPersonAsync(person, ct) : null;

    public async Task<string> AddressAsync(HouseId house, CancellationToken ct) =>
        await db.Set<House>().AsNoTracking().Where(h => h.Id == house).Select(h => h.Building + h.Stairwell + h.Room).FirstOrDefaultAsync(ct) ?? "";
}

/// <summary>Who of some people follows.</summary>
internal static class Followers
{
    private const int AtOnce = 2_000;

    /// <summary>Person → WeChat, of those who follow.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> FollowersAsync(this AppDbContext db, IEnumerable<Guid?> persons, CancellationToken ct)
    {
        var followers = new Dictionary<Guid, string>();
        foreach (var batch in persons.OfType<Guid>().Distinct().Select(PersonId.From).Chunk(AtOnce))
        {
            var found = await db.Set<Person>().AsNoTracking().Where(p => batch.Contains(p.Id) && p.OpenId != null).Select(p => new { p.Id, p.OpenId }).ToListAsync(ct);
            foreach (var person in found) followers.Add(person.Id.Value, person.OpenId ?? "");
        }

        return followers;
    }
}
