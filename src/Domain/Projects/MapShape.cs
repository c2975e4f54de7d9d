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

/// <summary>A place on the earth in CGCS2000 (EPSG:4490), seven decimals, the system in which everything is stored.</summary>
/// <param name="Longitude">Degrees east, 73 to 136: inside China.</param>
/// <param name="Latitude">Degrees north, 3 to 54.</param>
public sealed record GeoPoint(decimal Longitude, decimal Latitude)
{
    /// <summary>Whether two numbers are a place inside China.</summary>
    public static bool IsInChina(decimal longitude, decimal latitude) => longitude is >= 73 and <= 136 && latitude is >= 3 and <= 54;
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
