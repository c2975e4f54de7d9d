using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>The tightest outline without dents around some points (Andrew's monotone chain).</summary>
public static class ConvexHull
{
    /// <summary>The corners anticlockwise; fewer than three when the points lie on one line or are one.</summary>
    public static IReadOnlyList<GeoPoint> Around(IEnumerable<GeoPoint> points)
    {
        var sorted = points.Distinct().OrderBy(p => p.Longitude).ThenBy(p => p.Latitude).ToList();
        if (sorted.Count < 3) return sorted;

        var lower = Chain(sorted);
        var upper = Chain(sorted.AsEnumerable().Reverse());
        return [.. lower.Take(lower.Count - 1), .. upper.Take(upper.Count - 1)];
    }

    private static List<GeoPoint> Chain(IEnumerable<GeoPoint> points)
    {
        var chain = new List<GeoPoint>();
        foreach (var point in points)
        {
            while (chain.Count > 1 && Turn(chain[^2], chain[^1], point) <= 0) chain.RemoveAt(chain.Count - 1);
            chain.Add(point);
        }

        return chain;
    }

    private static decimal Turn(GeoPoint from, GeoPoint over, GeoPoint to) =>
        ((over.Longitude - from.Longitude) * (to.Latitude - from.Latitude)) - ((over.Latitude - from.Latitude) * (to.Longitude - from.Longitude));
}
