using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Projects;

namespace PropertyPlatform.Infrastructure.Weather;

internal sealed class GetWeatherHandler(AppDbContext db, IWeatherSource weather, TimeProvider clock) : IQueryHandler<GetWeather, WeatherBoard>
{
    public async Task<Result<WeatherBoard>> Handle(GetWeather request, CancellationToken cancellationToken)
    {
        var area = await db.Set<PropertyProject>().AsNoTracking().Where(p => p.Id == request.Project)
            .Select(p => new { p.Name, p.Jurisdiction.Code, p.Longitude, p.Latitude }).FirstOrDefaultAsync(cancellationToken);
        if (area is null) return ProjectErrors.NotFound;

        var places = await PlaceNames.ReadAsync(db, [area.Code], cancellationToken);
        var own = area is { Longitude: { } east, Latitude: { } north } ? new GeoPoint(east, north) : null;
        var board = new WeatherBoard(request.Project.Value, area.Name, places.Path(area.Code), WeatherState.NotOnMap, own is null, null, null, null, weather.IsStandIn);
        if ((own ?? await MiddleOfAsync(area.Code, cancellationToken)) is not { } at) return board;

        var now = clock.GetUtcNow();
        return await weather.BulletinAsync(at, cancellationToken) switch
        {
            WeatherRead.Fresh fresh => board with { State = WeatherState.Fresh, Bulletin = fresh.Bulletin },
            WeatherRead.Stale stale => board with { State = WeatherState.Stale, Bulletin = stale.Bulletin, FetchedAt = now - stale.Age, AgeMinutes = (int)stale.Age.TotalMinutes },
            _ => board with { State = WeatherState.Unavailable },
        };
    }

    // Of the areas that the caller sees; places have no coordinates of their own.
    private async Task<GeoPoint?> MiddleOfAsync(string community, CancellationToken ct)
    {
        var placed = db.Set<PropertyProject>().AsNoTracking().Where(p => p.Jurisdiction.Code == community && p.Longitude != null && p.Latitude != null);
        var middle = await placed.GroupBy(p => 1).Select(all => new { East = all.Average(p => p.Longitude), North = all.Average(p => p.Latitude) }).ToListAsync(ct);
        return middle is [{ East: { } east, North: { } north }] ? new GeoPoint(decimal.Round(east, 7), decimal.Round(north, 7)) : null;
    }
}
