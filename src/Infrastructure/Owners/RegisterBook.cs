using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Persistence.Bulk;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>Reads a register in two queries and writes what is new by bulk copy; only rows that change are loaded.</summary>
internal sealed class RegisterBook(AppDbContext db, IBulkWriter bulk, PersonalDataCipher cipher, IRootLock locks) : IRegisterBook
{
    /// <summary>Values a query names at once; both databases plan it well.</summary>
    private const int AtOnce = 2_000;

    private static readonly BulkColumn[] HouseColumns =
    [
        new("id", typeof(Guid)), new("version", typeof(long)), new("project_id", typeof(Guid)), new("jurisdiction_code", typeof(string)), new("building", typeof(string)),
        new("stairwell", typeof(string)), new("floor", typeof(string)), new("room", typeof(string)), new("place", typeof(string)), new("use", typeof(string)),
        new("area", typeof(long)), new("title_number", typeof(string)), new("developer_held", typeof(bool)),
    ];

    private static readonly BulkColumn[] OwnerColumns =
    [
        new("id", typeof(Guid)), new("version", typeof(long)), new("name", typeof(string)), new("document", typeof(string)), new("document_index", typeof(string)),
        new("phone", typeof(string)), new("phone_index", typeof(string)),
    ];

    private static readonly BulkColumn[] OwnershipColumns =
    [
        new("id", typeof(Guid)), new("house_id", typeof(Guid)), new("project_id", typeof(Guid)), new("owner_id", typeof(Guid)), new("share", typeof(string)),
        new("title_number", typeof(string)), new("since", typeof(DateTimeOffset)),
    ];

    private static readonly BulkColumn[] ChangeColumns =
    [
        new("import_id", typeof(Guid)), new("number", typeof(int)), new("kind", typeof(string)), new("building", typeof(string)), new("stairwell", typeof(string)),
        new("room", typeof(string)), new("aspects", typeof(int)), new("before", typeof(string)), new("after", typeof(string)),
    ];

    public async Task HoldAsync(ProjectId project, CancellationToken ct)
    {
        if (await db.Set<PropertyProject>().FirstOrDefaultAsync(held => held.Id == project, ct) is { } row) await locks.HoldAsync(row, ct);
    }

    public async Task<IReadOnlyList<StandingHome>> StandingAsync(ProjectId project, CancellationToken ct)
    {
        var owners = await db.Set<Ownership>().AsNoTracking()
            .Where(ownership => ownership.ProjectId == project && ownership.Until == null)
            .Join(db.Set<Owner>(), ownership => ownership.OwnerId, owner => owner.Id, (ownership, owner) => new
            {
                ownership.HouseId,
                Standing = new StandingOwner(ownership.Id, owner.Id, owner.DocumentIndex, owner.Name, owner.PhoneIndex, ownership.Share, ownership.TitleNumber),
            })
            .ToListAsync(ct);
        var byHouse = owners.ToLookup(row => row.HouseId, row => row.Standing);

        var houses = await db.Set<House>().AsNoTracking()
            .Where(house => house.ProjectId == project && house.EndedAt == null)
            .OrderBy(house => house.Place).ThenBy(house => house.Id)
            .Select(house => new { house.Id, house.Building, house.Stairwell, house.Room, house.Floor, house.Use, house.Area, house.TitleNumber, house.DeveloperHeld })
            .ToListAsync(ct);
        return [.. houses.Select(house => new StandingHome(
            house.Id, new HomeKey(house.Building, house.Stairwell, house.Room), house.Floor, house.Use, house.Area, house.TitleNumber, house.DeveloperHeld,
            [.. byHouse[house.Id].OrderBy(owner => owner.Ownership.Value)]))];
    }

    public async Task<IReadOnlyList<IdDocument>> NamedOtherwiseAsync(ProjectId project, IReadOnlyDictionary<IdDocument, string> names, CancellationToken ct)
    {
        var renamed = new List<IdDocument>();
        foreach (var chunk in names.Chunk(AtOnce))
        {
            var byIndex = chunk.ToDictionary(person => cipher.Of(person.Key), person => person);
            var indexes = byIndex.Keys.ToList();
            var known = await db.Set<Owner>().AsNoTracking()
                .Where(owner => indexes.Contains(owner.DocumentIndex))
                .Where(owner => db.Set<Ownership>().Any(ownership => ownership.OwnerId == owner.Id && ownership.Until == null && ownership.ProjectId != project))
                .Select(owner => new { owner.DocumentIndex, owner.Name })
                .ToListAsync(ct);
            renamed.AddRange(known.Where(owner => byIndex[owner.DocumentIndex].Value != owner.Name).Select(owner => byIndex[owner.DocumentIndex].Key));
        }

        return renamed;
    }

    public Task KeepChangesAsync(RegisterImportId import, RegisterComparison comparison, CancellationToken ct) =>
        // The import itself is saved with the unit of work, after this: the rows refer to it by id only.
        bulk.WriteAsync("owners.register_changes", ChangeColumns, ShownChange.Of(import, comparison).Select(change => new object?[]
        {
            change.ImportId.Value, change.Number, change.Kind.ToString(), change.Building, change.Stairwell, change.Room, change.Aspects, change.Before, change.After,
        }), ct);

    public async Task<int> CarryOutAsync(RegisterChange change, DateTimeOffset now, CancellationToken ct)
    {
        var comparison = change.Comparison;
        var owners = await EnterOwnersAsync(comparison, ct);
        await CorrectOwnersAsync(comparison, ct);
        await EnterHousesAsync(change, owners, now, ct);
        await AmendHousesAsync(comparison, ct);
        await RestateAsync(comparison, ct);
        if (change.RemoveMissing) await RemoveHousesAsync(comparison.Missing, now, ct);

        IEnumerable<OwnershipId> ended = comparison.Amended.SelectMany(home => home.Leaving).Select(owner => owner.Ownership);
        if (change.RemoveMissing) ended = ended.Concat(comparison.Missing.SelectMany(home => home.Owners).Select(owner => owner.Ownership));
        return await EndAsync([.. ended], now, ct);
    }

    /// <summary>Finds the owners of all documents that join homes, and enters those the city does not know.</summary>
    private async Task<IReadOnlyDictionary<IdDocument, OwnerId>> EnterOwnersAsync(RegisterComparison comparison, CancellationToken ct)
    {
        var joining = new Dictionary<IdDocument, RegisterOwner>();
        foreach (var owner in comparison.Added.SelectMany(home => home.Owners).Concat(comparison.Amended.SelectMany(home => home.Joining)))
        {
            if (!joining.TryAdd(owner.Document, owner) && owner.Phone is not null && joining[owner.Document].Phone is null) joining[owner.Document] = owner;
        }

        var ids = new Dictionary<IdDocument, OwnerId>();
        var (unknown, otherwise) = (new List<Owner>(), new Dictionary<OwnerId, RegisterOwner>());
        foreach (var chunk in joining.Values.Chunk(AtOnce))
        {
            var byIndex = chunk.ToDictionary(owner => cipher.Of(owner.Document));
            var indexes = byIndex.Keys.ToList();
            var known = await db.Set<Owner>().AsNoTracking().Where(owner => indexes.Contains(owner.DocumentIndex))
                .Select(owner => new { owner.Id, owner.DocumentIndex, owner.Name, owner.PhoneIndex }).ToListAsync(ct);
            foreach (var owner in known)
            {
                byIndex.Remove(owner.DocumentIndex, out var said);
                if (said is null) continue;

                ids[said.Document] = owner.Id;
                if (SaysOtherwise(said, owner.Name, owner.PhoneIndex)) otherwise[owner.Id] = said;
            }

            foreach (var (index, said) in byIndex)
            {
                var owner = Owner.Register(said.Name, said.Document, index, said.Phone, said.Phone is { } phone ? cipher.Of(phone) : null);
                ids[said.Document] = owner.Id;
                unknown.Add(owner);
            }
        }

        await CorrectAsync(otherwise, ct);
        await bulk.WriteAsync("owners.owners", OwnerColumns, unknown.Select(owner => new object?[]
        {
            owner.Id.Value, owner.Version, owner.Name, cipher.Seal(owner.Document), owner.DocumentIndex.Value, owner.Phone is { } phone ? cipher.Seal(phone) : null, owner.PhoneIndex?.Value,
        }), ct);
        return ids;
    }

    /// <summary>Brings name and phone of owners who stay up to the register.</summary>
    private async Task CorrectOwnersAsync(RegisterComparison comparison, CancellationToken ct)
    {
        var staying = new Dictionary<OwnerId, RegisterOwner>();
        foreach (var home in comparison.Amended.Where(home => home.Aspects.HasFlag(HomeAspects.OwnerDetails)))
        {
            var standing = home.Before.Owners.ToDictionary(owner => owner.Document, owner => owner.Owner);
            foreach (var owner in home.After.Owners)
            {
                if (standing.TryGetValue(cipher.Of(owner.Document), out var id)) staying[id] = owner;
            }
        }

        await CorrectAsync(staying, ct);
    }

    private async Task CorrectAsync(IReadOnlyDictionary<OwnerId, RegisterOwner> said, CancellationToken ct)
    {
        foreach (var chunk in said.Keys.Chunk(AtOnce))
        {
            foreach (var owner in await db.Set<Owner>().Where(owner => chunk.Contains(owner.Id)).ToListAsync(ct))
            {
                var now = said[owner.Id];
                if (SaysOtherwise(now, owner.Name, owner.PhoneIndex)) owner.Correct(now.Name, now.Phone, now.Phone is { } phone ? cipher.Of(phone) : null);
            }
        }
    }

    private bool SaysOtherwise(RegisterOwner said, string name, BlindIndex? phone) => name != said.Name || (said.Phone is { } number && cipher.Of(number) != phone);

    private async Task EnterHousesAsync(RegisterChange change, IReadOnlyDictionary<IdDocument, OwnerId> owners, DateTimeOffset now, CancellationToken ct)
    {
        var entering = change.Comparison.Added.Select(home => (Home: home, House: House.Register(change.Project, change.Jurisdiction, FactsOf(home)))).ToList();
        await bulk.WriteAsync("projects.houses", HouseColumns, entering.Select(pair => pair.House).Select(house => new object?[]
        {
            house.Id.Value, house.Version, house.ProjectId.Value, house.Jurisdiction.Code, house.Building, house.Stairwell, house.Floor, house.Room, house.Place, house.Use.ToString(),
            house.Area.Centi, house.TitleNumber, house.DeveloperHeld,
        }), ct);

        var begun = entering.SelectMany(pair => pair.Home.Owners.Select(owner => Begin(pair.House.Id, owner)))
            .Concat(change.Comparison.Amended.SelectMany(home => home.Joining.Select(owner => Begin(home.Before.Id, owner))));
        await bulk.WriteAsync("owners.ownerships", OwnershipColumns, begun.Select(ownership => new object?[]
        {
            ownership.Id.Value, ownership.HouseId.Value, ownership.ProjectId.Value, ownership.OwnerId.Value, ownership.Share, ownership.TitleNumber, ownership.Since.ToUniversalTime(),
        }), ct);

        Ownership Begin(HouseId house, RegisterOwner owner) => Ownership.Begin(house, change.Project, owners[owner.Document], owner.Share, owner.TitleNumber, now);
    }

    private async Task AmendHousesAsync(RegisterComparison comparison, CancellationToken ct)
    {
        const HomeAspects OfTheHouse = HomeAspects.Floor | HomeAspects.Use | HomeAspects.Area | HomeAspects.TitleNumber;
        var amended = comparison.Amended
            .Where(home => (home.Aspects & OfTheHouse) != 0 || home.Before.DeveloperHeld != home.After.DeveloperHeld)
            .ToDictionary(home => home.Before.Id, home => home.After);
        foreach (var house in await HousesAsync(amended.Keys, ct)) house.Amend(FactsOf(amended[house.Id]));
    }

    private async Task RemoveHousesAsync(IEnumerable<StandingHome> missing, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var house in await HousesAsync(missing.Select(home => home.Id), ct)) house.Leave(now);
    }

    private async Task<IReadOnlyList<House>> HousesAsync(IEnumerable<HouseId> ids, CancellationToken ct)
    {
        var houses = new List<House>();
        foreach (var chunk in ids.Chunk(AtOnce)) houses.AddRange(await db.Set<House>().Where(house => chunk.Contains(house.Id)).ToListAsync(ct));
        return houses;
    }

    /// <summary>Rewords share and certificate of ownerships that go on.</summary>
    private async Task RestateAsync(RegisterComparison comparison, CancellationToken ct)
    {
        var reworded = new Dictionary<OwnershipId, RegisterOwner>();
        foreach (var home in comparison.Amended.Where(home => (home.Aspects & (HomeAspects.Shares | HomeAspects.TitleNumber)) != 0))
        {
            var said = home.After.Owners.ToDictionary(owner => cipher.Of(owner.Document));
            foreach (var standing in home.Before.Owners)
            {
                if (said.TryGetValue(standing.Document, out var owner) && (owner.Share != standing.Share || owner.TitleNumber != standing.TitleNumber)) reworded[standing.Ownership] = owner;
            }
        }

        foreach (var chunk in reworded.Keys.Chunk(AtOnce))
        {
            foreach (var ownership in await db.Set<Ownership>().Where(ownership => chunk.Contains(ownership.Id)).ToListAsync(ct))
            {
                ownership.Restate(reworded[ownership.Id].Share, reworded[ownership.Id].TitleNumber);
            }
        }
    }

    private async Task<int> EndAsync(IReadOnlyList<OwnershipId> ended, DateTimeOffset now, CancellationToken ct)
    {
        var count = 0;
        foreach (var chunk in ended.Chunk(AtOnce))
        {
            count += await db.Set<Ownership>().Where(ownership => chunk.Contains(ownership.Id) && ownership.Until == null)
                .ExecuteUpdateAsync(set => set.SetProperty(ownership => ownership.Until, now), ct);
        }

        return count;
    }

    private static HouseFacts FactsOf(RegisterHome home) =>
        new(home.Building, home.Stairwell, home.Floor, home.Room, home.Use, home.Area, home.TitleNumber, home.DeveloperHeld);
}
