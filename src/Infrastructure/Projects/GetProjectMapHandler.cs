using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectMapHandler(AppDbContext db, IActor actor) : IQueryHandler<GetProjectMap, ProjectMap>
{
    /// <summary>Up to so many projects are drawn one by one.</summary>
    private const int Single = 300;

    public async Task<Result<ProjectMap>> Handle(GetProjectMap request, CancellationToken cancellationToken)
    {
        var place = Where(request.Filter.Place);
        var projects = db.Set<PropertyProject>().Narrowed(request.Filter with { Place = place?.Code });
        var spots = await projects.Where(p => p.Longitude != null && p.Latitude != null)
            .Select(p => new Spot(p.Id, p.Name, p.Jurisdiction.Code, p.Longitude ?? 0, p.Latitude ?? 0)).ToListAsync(cancellationToken);
        var unplaced = await projects.CountAsync(p => p.Longitude == null, cancellationToken);

        var below = (place?.Level ?? JurisdictionLevel.City) + 1;
        var groups = below > JurisdictionLevel.Community ? [] : spots.GroupBy(s => Jurisdiction.Of(s.Place).Up(below).Code).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var places = await PlaceNames.ReadAsync(db, [.. groups.Select(g => g.Key), .. place is null ? [] : new[] { place.Code }], cancellationToken);
        return new ProjectMap(
            place?.Code,
            place is null ? "全部" : places.Of(place.Code),
            [.. Above(place).Select(p => new MapPlace(p.Code, places.Of(p.Code)))],
            [.. groups.Select(g => new MapArea(g.Key, places.Of(g.Key), g.Count(), Middle(g), ConvexHull.Around(g.Select(s => s.Point))))],
            await SinglesAsync(spots, below, cancellationToken),
            unplaced);
    }

    // A government caller begins at the own place, and looks no wider.
    private Jurisdiction? Where(string? asked)
    {
        var own = actor.Scope.Prefix is { } prefix ? Jurisdiction.Of(prefix) : null;
        if (asked is not { Length: > 0 }) return own;

        var place = Jurisdiction.Of(asked);
        return own is null || own.Covers(place) ? place : own;
    }

    private IEnumerable<Jurisdiction> Above(Jurisdiction? place) =>
        place is null ? [] : PlaceNames.Around(place).Where(p => p != place && (actor.Scope.Prefix is not { } prefix || p.Code.StartsWith(prefix, StringComparison.Ordinal)));

    private async Task<IReadOnlyList<MapProject>> SinglesAsync(List<Spot> spots, JurisdictionLevel below, CancellationToken ct)
    {
        if (below < JurisdictionLevel.Community && spots.Count > Single) return [];

        var ids = spots.Take(Single).Select(s => s.Id).ToList();
        var outlines = await db.Set<PropertyProject>().AsNoTracking().Where(p => ids.Contains(p.Id) && p.Layer == MapLayerKind.Outline)
            .Select(p => new { p.Id, Outline = EF.Property<List<GeoPoint>>(p, "_outline") }).ToDictionaryAsync(p => p.Id, p => p.Outline, ct);
        return [.. spots.Take(Single).Select(s => new MapProject(s.Id.Value, s.Name, s.Point, outlines.GetValueOrDefault(s.Id) ?? []))];
    }

    private static GeoPoint Middle(IEnumerable<Spot> spots)
    {
        var all = spots.ToList();
        return new GeoPoint(decimal.Round(all.Average(s => s.Longitude), 7), decimal.Round(all.Average(s => s.Latitude), 7));
    }

    private sealed record Spot(ProjectId Id, string Name, string Place, decimal Longitude, decimal Latitude)
    {
        public GeoPoint Point => new(Longitude, Latitude);
    }
}
