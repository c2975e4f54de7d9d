using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Accounts;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Organisations;

internal sealed class GetPlacesHandler(AppDbContext db) : IQueryHandler<GetPlaces, PlaceView>
{
    public async Task<Result<PlaceView>> Handle(GetPlaces request, CancellationToken cancellationToken)
    {
        var places = db.Set<JurisdictionUnit>().AsNoTracking();
        if (request.Code is { Length: > 0 } && !Jurisdiction.IsCode(request.Code)) return OrganisationErrors.PlaceUnknown;

        var code = request.Code is { Length: > 0 } asked ? asked : await places.Where(u => u.Level == JurisdictionLevel.City).OrderBy(u => u.Code).Select(u => u.Code).FirstOrDefaultAsync(cancellationToken);
        if (code is null) return new PlaceView(null, [], []);

        var here = Jurisdiction.Of(code);
        var upwards = Enumerable.Range(1, (int)here.Level).Select(level => here.Up((JurisdictionLevel)level).Code).ToList();
        var path = await places.Where(u => upwards.Contains(u.Code)).OrderBy(u => u.Level).Select(u => new PlaceLine(u.Code, u.Name, u.Level, u.Kind)).ToListAsync(cancellationToken);
        if (path.Find(place => place.Code == code) is not { } found) return OrganisationErrors.PlaceUnknown;

        var below = await places.Where(u => u.ParentCode == code).OrderBy(u => u.Code).Select(u => new PlaceLine(u.Code, u.Name, u.Level, u.Kind)).ToListAsync(cancellationToken);
        return new PlaceView(found, path, below);
    }
}

internal sealed class GetOrganisationsHandler(AppDbContext db, IActor actor) : IQueryHandler<GetOrganisations, Paged<OrganisationLine>>
{
    public async Task<Result<Paged<OrganisationLine>>> Handle(GetOrganisations request, CancellationToken cancellationToken)
    {
        var units = db.Set<Organisation>().AsNoTracking().VisibleTo(actor, db);
        if (request.Type is { } type) units = units.Where(o => o.Type == type);
        if (request.Status is { } status) units = units.Where(o => o.Status == status);
        if (request.Place is { Length: > 0 } place) units = units.Where(o => o.Jurisdiction.Code.StartsWith(place));
        if (Normalised.Text(request.Search) is { Length: > 0 } search)
        {
            var code = search.ToUpperInvariant();
            units = units.Where(o => o.Name.Contains(search) || o.Code == code);
        }

        var sorted = request.Page.Sort == "type" ? units.OrderBy(o => o.Type).ThenBy(o => o.Name) : request.Page.Descending ? units.OrderByDescending(o => o.Name) : units.OrderBy(o => o.Name);
        return await sorted.ThenBy(o => o.Id).ToLines(db).ToPageAsync(units, request.Page, cancellationToken);
    }
}

internal sealed class GetOrganisationHandler(AppDbContext db, IActor actor) : IQueryHandler<GetOrganisation, OrganisationLine>
{
    public async Task<Result<OrganisationLine>> Handle(GetOrganisation request, CancellationToken cancellationToken)
    {
        var id = new OrganisationId(request.Id);
        return await db.Set<Organisation>().AsNoTracking().VisibleTo(actor, db).Where(o => o.Id == id).ToLines(db).FirstOrDefaultAsync(cancellationToken) is { } found
            ? found
            : OrganisationErrors.NotFound;
    }
}

internal sealed class GetUnitFiguresHandler(AppDbContext db, IActor actor) : IQueryHandler<GetUnitFigures, UnitFigures>
{
    public async Task<Result<UnitFigures>> Handle(GetUnitFigures request, CancellationToken cancellationToken)
    {
        var roles = UnitCategories.For(actor);
        var units = db.UnitsBelow(actor);
        var all = await units.GroupBy(o => o.Type).Select(g => new { Type = g.Key, Units = g.Count() }).ToListAsync(cancellationToken);
        var opened = await (
            from account in db.LivingAccountsOf(roles)
            join unit in units on account.OrganisationId equals (OrganisationId?)unit.Id
            group new { account.State, unit.Id } by new { account.Role, unit.Type } into g
            select new { g.Key.Role, g.Key.Type, Accounts = g.Count(), Bound = g.Count(one => one.State == AccountState.Bound), Units = g.Select(one => one.Id).Distinct().Count() }).ToListAsync(cancellationToken);

        var lines = roles.Select(role =>
        {
            var types = UnitCategories.TypesOf(role);
            var found = all.Where(line => types.Contains(line.Type)).Sum(line => line.Units);
            var own = opened.Where(line => line.Role == role && types.Contains(line.Type)).ToList();
            return new CategoryFigures(role, found, found - own.Sum(line => line.Units), own.Sum(line => line.Accounts), own.Sum(line => line.Bound));
        });
        return new UnitFigures([.. lines]);
    }
}

internal sealed class GetUnitsWithoutAccountHandler(AppDbContext db, IActor actor) : IQueryHandler<GetUnitsWithoutAccount, Paged<OrganisationLine>>
{
    public async Task<Result<Paged<OrganisationLine>>> Handle(GetUnitsWithoutAccount request, CancellationToken cancellationToken)
    {
        if (!UnitCategories.For(actor).Contains(request.Role)) return new Paged<OrganisationLine>([], 0, request.Page);

        var accounts = db.LivingAccountsOf([request.Role]);
        var units = db.UnitsOf(request.Role, actor).Where(o => !accounts.Any(a => a.OrganisationId == o.Id));
        return await units.OrderBy(o => o.Name).ThenBy(o => o.Id).ToLines(db).ToPageAsync(units, request.Page, cancellationToken);
    }
}

/// <summary>Which units a reader sees, and as what.</summary>
internal static class OrganisationQueries
{
    public static IQueryable<Organisation> VisibleTo(this IQueryable<Organisation> units, IActor actor, AppDbContext db)
    {
        if (actor.Scope.Everything) return units;
        if (actor.Scope.Prefix is { } prefix) return units.Where(o => o.Jurisdiction.Code.StartsWith(prefix) || db.Set<PropertyProject>().Any(p => p.ManagerId == o.Id) || db.Set<PropertyProject>().Any(p => p.DeveloperId == o.Id));

        var own = new OrganisationId(actor.OrganisationId ?? Guid.Empty);
        OrganisationId? parent = own;
        return units.Where(o => o.Id == own || o.ParentId == parent);
    }

    public static IQueryable<OrganisationLine> ToLines(this IQueryable<Organisation> units, AppDbContext db) => units.Select(o => new OrganisationLine(
        o.Id.Value, o.Name, o.Type, o.Code, o.Jurisdiction.Code, db.Set<JurisdictionUnit>().Where(u => u.Code == o.Jurisdiction.Code).Select(u => u.Name).FirstOrDefault(),
        o.Status, o.Contact.Person, o.Contact.Phone, o.Contact.Address, o.Version));
}

/// <summary>The categories of 用户统计: the roles by which units open their accounts, as far as they lie below the reader.</summary>
internal static class UnitCategories
{
    private static readonly Role[] All = [Role.DistrictOfficer, Role.StreetLead, Role.CommunityLead, Role.EntLead, Role.ProjectManager, Role.Director, Role.PrepGroup];

    public static IReadOnlyList<Role> For(IActor actor)
    {
        var level = actor.Scope.Prefix is { } prefix ? Jurisdiction.Of(prefix).Level : JurisdictionLevel.City;
        return [.. All.Where(role => Roles.Of(role).Level is not { } own || own >= level)];
    }

    public static IReadOnlyList<OrganisationType> TypesOf(Role role)
    {
        var facts = Roles.Of(role);
        return [.. Enum.GetValues<OrganisationType>().Where(type => type != OrganisationType.Branch && Units.KindOf(type) == facts.Unit && (facts.Level is not { } level || Organisation.LevelOf(type) == level))];
    }

    public static IQueryable<Organisation> UnitsOf(this AppDbContext db, Role role, IActor actor)
    {
        var types = TypesOf(role);
        return db.UnitsBelow(actor).Where(o => types.Contains(o.Type));
    }

    public static IQueryable<Organisation> UnitsBelow(this AppDbContext db, IActor actor)
    {
        var units = db.Set<Organisation>().AsNoTracking().Where(o => o.Status == OrganisationStatus.Active);
        return actor.Scope.Prefix is { } prefix ? units.Where(o => o.Jurisdiction.Code.StartsWith(prefix)) : units;
    }

    public static IQueryable<Account> LivingAccountsOf(this AppDbContext db, IReadOnlyCollection<Role> roles) => db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role) && a.State != AccountState.Cancelled);
}
