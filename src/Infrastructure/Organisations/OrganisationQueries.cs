using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
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
        if (request.Place is { Length: > 0 } place) units = units.At(place, db);
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
