using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>What the map shows of a project (坐标图层).</summary>
public enum MapLayerKind
{
    /// <summary>无图层</summary>
    None = 1,

    /// <summary>坐标点</summary>
    Point = 2,

    /// <summary>范围面</summary>
    Outline = 3,
}

/// <summary>A point, an outline, or nothing.</summary>
public sealed record MapShape
{
    private MapShape(MapLayerKind kind, IReadOnlyList<GeoPoint> points) => (Kind, Points) = (kind, points);

    /// <summary>Off the map.</summary>
    public static MapShape Nothing { get; } = new(MapLayerKind.None, []);

    /// <summary>What it is.</summary>
    public MapLayerKind Kind { get; }

    /// <summary>One point, the corners in order, or none.</summary>
    public IReadOnlyList<GeoPoint> Points { get; }

    /// <summary>Where a label stands: the point, or the mean of the corners; null for nothing.</summary>
    public GeoPoint? Middle => Points.Count == 0 ? null : new(decimal.Round(Points.Average(p => p.Longitude), 7), decimal.Round(Points.Average(p => p.Latitude), 7));

    /// <summary>A shape of the given corners: none is nothing, one a point, three and more an outline.</summary>
    public static Result<MapShape> Of(IReadOnlyList<GeoPoint> points)
    {
        if (points.Count > ProjectLengths.Corners || points.Count == 2) return ProjectErrors.BadShape;
        if (points.Any(p => !GeoPoint.IsInChina(p.Longitude, p.Latitude))) return ProjectErrors.BadShape;

        return points.Count switch
        {
            0 => Nothing,
            1 => new MapShape(MapLayerKind.Point, [.. points]),
            _ => new MapShape(MapLayerKind.Outline, [.. points]),
        };
    }
}
