using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Projects;

namespace PropertyPlatform.Infrastructure.Weather;

internal sealed class FindWeatherAreasHandler(AppDbContext db) : IQueryHandler<FindWeatherAreas, Paged<WeatherArea>>
{
    public async Task<Result<Paged<WeatherArea>>> Handle(FindWeatherAreas request, CancellationToken cancellationToken)
    {
        var projects = db.Set<PropertyProject>().Narrowed(new ProjectFilter { Name = request.Keyword });
        var page = await projects.OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name, p.Jurisdiction.Code, p.Address }).ToPageAsync(projects, request.Page, cancellationToken);
        var places = await PlaceNames.ReadAsync(db, page.Items.Select(row => row.Code), cancellationToken);

        return new Paged<WeatherArea>([.. page.Items.Select(row => new WeatherArea(row.Id.Value, row.Name, places.Path(row.Code), row.Address))], page.Total, page.Page);
    }
}
