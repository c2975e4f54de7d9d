using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectPlacesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetProjectPlaces, IReadOnlyList<MapPlace>>
{
    public async Task<Result<IReadOnlyList<MapPlace>>> Handle(GetProjectPlaces request, CancellationToken cancellationToken)
    {
        var units = db.Set<JurisdictionUnit>().AsNoTracking();
        if (actor.Scope.Prefix is { } prefix) units = units.Where(u => u.Code.StartsWith(prefix));
        else if (!actor.Scope.Everything) units = units.Where(u => db.Set<PropertyProject>().Any(p => p.Jurisdiction.Code == u.Code));
        units = request.CommunitiesOnly ? units.Where(u => u.Level == JurisdictionLevel.Community) : units.Where(u => u.Level != JurisdictionLevel.City);

        var rows = await units.OrderBy(u => u.Code).Select(u => new { u.Code, u.Name }).ToListAsync(cancellationToken);
        var names = await PlaceNames.ReadAsync(db, rows.Select(row => row.Code), cancellationToken);
        return rows.ConvertAll(row => new MapPlace(row.Code, names.Path(row.Code)));
    }
}

internal sealed class GetProjectPartnersHandler(AppDbContext db) : IQueryHandler<GetProjectPartners, IReadOnlyList<ProjectPartner>>
{
    private const int Most = 500;

    public async Task<Result<IReadOnlyList<ProjectPartner>>> Handle(GetProjectPartners request, CancellationToken cancellationToken)
    {
        var name = Normalised.Text(request.Name);
        return await db.Set<Organisation>().AsNoTracking()
            .Where(o => o.Status == OrganisationStatus.Active && o.Name.Contains(name))
            .Where(o => request.Developers ? o.Type == OrganisationType.Developer : o.Type == OrganisationType.Enterprise || o.Type == OrganisationType.Branch)
            .OrderBy(o => o.Name).Take(Most).Select(o => new ProjectPartner(o.Id.Value, o.Name)).ToListAsync(cancellationToken);
    }
}
