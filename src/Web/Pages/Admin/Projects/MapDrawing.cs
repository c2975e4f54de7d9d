using System.Globalization;
using System.Text.Json;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>
/// A map as SVG, drawn from the platform's own coordinates; nothing is fetched from outside. Degrees become lengths by the
/// latitude of the middle, which within a city is true to a pixel. Where the port has a ground, a script lays the same shapes upon it.
/// </summary>
/// <param name="Width">Width of the drawing.</param>
/// <param name="Height">Height of the drawing.</param>
/// <param name="Shapes">Outlines, below everything.</param>
/// <param name="Spots">Circles with a number or a name.</param>
public sealed record MapDrawing(double Width, double Height, IReadOnlyList<MapOutline> Shapes, IReadOnlyList<MapSpot> Spots)
{
    private const double Size = 1000;
    private const double Margin = 60;

    /// <summary>Up to so many projects bear their names; more would write over each other, so the pointer tells them.</summary>
    private const int Named = 80;

    /// <summary>What the script draws upon a ground, as JSON: places are pairs of latitude and longitude.</summary>
    public string On(MapTileOptions ground) => JsonSerializer.Serialize(
        new
        {
            ground.Grounds,
            ground.Subdomains,
            ground.Attribution,
            TileAddress.Farthest,
            TileAddress.Closest,
            Shapes = Shapes.Select(shape => new { Corners = shape.Corners.Select(Pair), shape.Title, shape.Url, shape.Gathered }),
            Spots = Spots.Select(spot => new { At = Pair(spot.At), spot.Radius, spot.Title, spot.Text, spot.Below, spot.Url }),
        },
        JsonSerializerOptions.Web);

    /// <summary>Nothing to draw.</summary>
    public bool IsEmpty => Shapes.Count == 0 && Spots.Count == 0;

    /// <summary>The map of many projects. Areas lead to their own map, projects to their page.</summary>
    public static MapDrawing Of(ProjectMap map, Func<string, string> areaUrl)
    {
        var gathered = map.Areas.Count > 1 || map.Projects.Count == 0;
        var canvas = Canvas.Around([.. map.Areas.SelectMany(a => a.Outline), .. map.Projects.Select(p => p.Point), .. map.Projects.SelectMany(p => p.Outline)]);
        return new MapDrawing(
            canvas.Width, canvas.Height,
            [
                .. map.Areas.Where(a => a.Outline.Count > 2).Select(a => new MapOutline(canvas.Path(a.Outline), a.Outline, a.Name, areaUrl(a.Code), true)),
                .. map.Projects.Where(p => p.Outline.Count > 2).Select(p => new MapOutline(canvas.Path(p.Outline), p.Outline, p.Name, Page(p.Id), false)),
            ],
            [
                .. map.Projects.Select(p => Spot(canvas, p.Point, p.Name, gathered || map.Projects.Count > Named ? null : p.Name, Page(p.Id), 7)),
                .. gathered ? map.Areas.Select(a => Spot(canvas, a.Middle, $"{a.Name}：{a.Count} 个项目", a.Count.ToString("N0", CultureInfo.InvariantCulture), areaUrl(a.Code), Radius(a.Count), a.Name)) : [],
            ]);
    }

    /// <summary>The map of one project.</summary>
    public static MapDrawing Of(ProjectDetail project)
    {
        var canvas = Canvas.Around(project.Points);
        return project.Points.Count > 2
            ? new MapDrawing(canvas.Width, canvas.Height, [new MapOutline(canvas.Path(project.Points), project.Points, project.Name, null, false)], [])
            : new MapDrawing(canvas.Width, canvas.Height, [], [.. project.Points.Select(point => Spot(canvas, point, project.Name, project.Name, null, 9))]);
    }

    private static decimal[] Pair(GeoPoint point) => [point.Latitude, point.Longitude];

    private static double Radius(int count) => Math.Clamp(14 + (Math.Sqrt(count) * 1.6), 18, 60);

    private static string Page(Guid id) => $"/Admin/Projects/Detail/{id}";

    private static MapSpot Spot(Canvas canvas, GeoPoint point, string title, string? text, string? url, double radius, string? below = null)
    {
        var (x, y) = canvas.At(point);
        return new MapSpot(x, y, point, radius, title, text, below, url);
    }

    /// <summary>Turns degrees into places on the drawing.</summary>
    private sealed record Canvas(double West, double North, double Scale, double Narrowing, double Width, double Height)
    {
        // A single point gets some land around it: about 500 m.
        private const double Least = 0.005;

        public static Canvas Around(IReadOnlyList<GeoPoint> points)
        {
            if (points.Count == 0) return new Canvas(0, 0, 1, 1, Size, Size / 2);

            var (west, east) = Widened((double)points.Min(p => p.Longitude), (double)points.Max(p => p.Longitude));
            var (south, north) = Widened((double)points.Min(p => p.Latitude), (double)points.Max(p => p.Latitude));
            var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
            var scale = (Size - (2 * Margin)) / Math.Max((east - west) * narrowing, north - south);
            return new Canvas(west, north, scale, narrowing, ((east - west) * narrowing * scale) + (2 * Margin), ((north - south) * scale) + (2 * Margin));
        }

        public (double X, double Y) At(GeoPoint point) =>
            (Math.Round(Margin + (((double)point.Longitude - West) * Narrowing * Scale), 1), Math.Round(Margin + ((North - (double)point.Latitude) * Scale), 1));

        public string Path(IEnumerable<GeoPoint> corners) =>
            string.Join(' ', corners.Select(At).Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.X},{at.Y}")));

        private static (double From, double To) Widened(double from, double to) =>
            to - from >= Least ? (from, to) : ((from + to - Least) / 2, (from + to + Least) / 2);
    }
}

/// <summary>An outline of the drawing.</summary>
/// <param name="Points">Corners as SVG writes them.</param>
/// <param name="Corners">The same on the earth.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Where it leads; null for nowhere.</param>
/// <param name="Gathered">Whether it holds several projects.</param>
public sealed record MapOutline(string Points, IReadOnlyList<GeoPoint> Corners, string Title, string? Url, bool Gathered);

/// <summary>A circle of the drawing.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
/// <param name="At">The same on the earth.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">What stands in or beside it.</param>
/// <param name="Below">What stands below it.</param>
/// <param name="Url">Where it leads; null for nowhere.</param>
public sealed record MapSpot(double X, double Y, GeoPoint At, double Radius, string Title, string? Text, string? Below, string? Url);
