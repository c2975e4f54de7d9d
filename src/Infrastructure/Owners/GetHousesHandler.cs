using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

internal sealed class GetHousesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetHouses, Paged<HouseLine>>
{
    public async Task<Result<Paged<HouseLine>>> Handle(GetHouses request, CancellationToken cancellationToken)
    {
        var seesOwners = actor.May(Permissions.ViewRegister);
        var owner = Normalised.Name(request.Owner);
        if (owner.Length > 0 && !seesOwners) return SharedErrors.NotPermitted;
        if (!await db.Set<PropertyProject>().AnyAsync(project => project.Id == request.Project, cancellationToken)) return RegisterErrors.ProjectNotFound;

        var houses = db.Set<House>().AsNoTracking().Where(house => house.ProjectId == request.Project && house.EndedAt == null);
        if (Normalised.Text(request.Building) is { Length: > 0 } building) houses = houses.Where(house => house.Building == building);
        if (Normalised.Text(request.Stairwell) is { Length: > 0 } stairwell) houses = houses.Where(house => house.Stairwell == stairwell);
        if (Normalised.Text(request.Room) is { Length: > 0 } room) houses = houses.Where(house => house.Room.StartsWith(room));
        if (request.Use is { } use) houses = houses.Where(house => house.Use == use);
        if (owner.Length > 0)
        {
            houses = houses.Where(house => db.Set<Ownership>().Any(ownership =>
                ownership.HouseId == house.Id && ownership.Until == null && db.Set<Owner>().Any(person => person.Id == ownership.OwnerId && person.Name == owner)));
        }

        var page = await Sorted(houses, request.Page)
            .Select(house => new
            {
                house.Id,
                house.Building,
                house.Stairwell,
                house.Floor,
                house.Room,
                house.Use,
                house.Area,
                house.DeveloperHeld,
            })
            .ToPageAsync(houses, request.Page, cancellationToken);
        var names = await OwnersOfAsync([.. page.Items.Select(house => house.Id)], cancellationToken);

        return new Paged<HouseLine>(
            [.. page.Items.Select(house => new HouseLine(
                house.Id.Value, house.Building, house.Stairwell, house.Floor, house.Room, house.Use, house.Area, house.DeveloperHeld, names[house.Id].Count(),
                seesOwners ? [.. names[house.Id].Select(Masking.Name)] : null))],
            page.Total,
            page.Page);
    }

    // For the homes of the page alone: joined to them in one statement, the owners of the whole city were read whenever that looked cheaper.
    private async Task<ILookup<HouseId, string>> OwnersOfAsync(IReadOnlyList<HouseId> page, CancellationToken ct)
    {
        var owners = await db.Set<Ownership>().AsNoTracking().Where(ownership => page.Contains(ownership.HouseId) && ownership.Until == null)
            .Join(db.Set<Owner>(), ownership => ownership.OwnerId, person => person.Id, (ownership, person) => new { ownership.HouseId, ownership.Id, person.Name })
            .OrderBy(person => person.Id).ToListAsync(ct);
        return owners.ToLookup(person => person.HouseId, person => person.Name);
    }

    private static IQueryable<House> Sorted(IQueryable<House> houses, Page page) => (page.Sort, page.Descending) switch
    {
        ("area", false) => houses.OrderBy(house => house.Area).ThenBy(house => house.Place).ThenBy(house => house.Id),
        ("area", true) => houses.OrderByDescending(house => house.Area).ThenBy(house => house.Place).ThenBy(house => house.Id),
        ("place", true) => houses.OrderByDescending(house => house.Place).ThenByDescending(house => house.Id),
        _ => houses.OrderBy(house => house.Place).ThenBy(house => house.Id),
    };
}

internal sealed class GetRegisterOverviewHandler(AppDbContext db) : IQueryHandler<GetRegisterOverview, RegisterOverview>
{
    public async Task<Result<RegisterOverview>> Handle(GetRegisterOverview request, CancellationToken cancellationToken)
    {
        var name = await db.Set<PropertyProject>().AsNoTracking().Where(project => project.Id == request.Project).Select(project => project.Name).FirstOrDefaultAsync(cancellationToken);
        if (name is null) return RegisterErrors.ProjectNotFound;

        var homes = await db.Set<House>().AsNoTracking()
            .Where(house => house.ProjectId == request.Project && house.EndedAt == null)
            .OrderBy(house => house.Place)
            .Select(house => new { house.Building, house.Stairwell, house.Area, house.DeveloperHeld })
            .ToListAsync(cancellationToken);
        var owners = await db.Set<Ownership>().Where(ownership => ownership.ProjectId == request.Project && ownership.Until == null)
            .Select(ownership => ownership.OwnerId).Distinct().CountAsync(cancellationToken);

        var buildings = homes.GroupBy(home => (home.Building, home.Stairwell))
            .Select(group => new BuildingLine(group.Key.Building, group.Key.Stairwell, group.Count(), new Area(group.Sum(home => home.Area.Centi))));
        return new RegisterOverview(
            request.Project.Value, name, homes.Count, new Area(homes.Sum(home => home.Area.Centi)), owners, homes.Count(home => home.DeveloperHeld), [.. buildings]);
    }
}

internal sealed class GetHouseHandler(AppDbContext db, IActor actor) : IQueryHandler<GetHouse, HouseDetail>
{
    public async Task<Result<HouseDetail>> Handle(GetHouse request, CancellationToken cancellationToken)
    {
        var house = await db.Set<House>().AsNoTracking().FirstOrDefaultAsync(house => house.Id == request.House && house.ProjectId == request.Project, cancellationToken);
        if (house is null) return RegisterErrors.HouseNotFound;

        // Those of today and those of the past stand in an index each.
        var owners = await db.Set<Ownership>().AsNoTracking()
            .Where(ownership => (ownership.HouseId == request.House && ownership.Until == null) || (ownership.HouseId == request.House && ownership.Until != null))
            .Join(db.Set<Owner>(), ownership => ownership.OwnerId, owner => owner.Id, (ownership, owner) => new { Ownership = ownership, owner.Name, owner.Document, owner.Phone })
            .ToListAsync(cancellationToken);
        var mayUnmask = actor.May(Permissions.UnmaskData);
        var living = owners.Count(owner => owner.Ownership.Until is null);
        return new HouseDetail(
            house.Id.Value, house.Building, house.Stairwell, house.Floor, house.Room, house.Use, house.Area, house.TitleNumber, house.DeveloperHeld, house.EndedAt, living,
            !actor.May(Permissions.ViewRegister) ? null :
            [.. owners.OrderBy(owner => owner.Ownership.Until is not null).ThenByDescending(owner => owner.Ownership.Until).ThenBy(owner => owner.Ownership.Id.Value)
                .Select(owner => new HouseOwner(
                    mayUnmask ? owner.Ownership.OwnerId.Value : null, Masking.Name(owner.Name), owner.Document.Type, owner.Document.Masked, owner.Phone?.Masked, owner.Ownership.Share, owner.Ownership.TitleNumber,
                    owner.Ownership.Since, owner.Ownership.Until))]);
    }
}
