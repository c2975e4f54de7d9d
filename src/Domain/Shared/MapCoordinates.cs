namespace PropertyPlatform.Domain.Shared;

/// <summary>A place in GCJ-02, as Tencent's and Amap's maps and WeChat's location speak; never stored. Inside China it lies some 600 metres off.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public readonly record struct Gcj02Point(double Longitude, double Latitude)
{
    private const double Axis = 6_378_245.0;
    private const double Eccentricity = 0.00669342162296594323;
    private const double Close = 1e-11;
    private const int MostSteps = 30;

    /// <summary>Where a place lies in GCJ-02; outside China's box nothing is moved.</summary>
    public static Gcj02Point Of(GeoPoint place) => Moved((double)place.Longitude, (double)place.Latitude);

    /// <summary>The place itself, by approaching it until the way there agrees; seven decimals.</summary>
    public GeoPoint ToGeoPoint()
    {
        var (east, north) = (Longitude, Latitude);
        for (var step = 0; step < MostSteps; step++)
        {
            var moved = Moved(east, north);
            var (offEast, offNorth) = (Longitude - moved.Longitude, Latitude - moved.Latitude);
            (east, north) = (east + offEast, north + offNorth);
            if (Math.Abs(offEast) < Close && Math.Abs(offNorth) < Close) break;
        }

        return new GeoPoint(decimal.Round((decimal)east, 7), decimal.Round((decimal)north, 7));
    }

    private static Gcj02Point Moved(double longitude, double latitude)
    {
        if (longitude is < 72.004 or > 137.8347 || latitude is < 0.8293 or > 55.8271) return new Gcj02Point(longitude, latitude);

        var (x, y) = (longitude - 105.0, latitude - 35.0);
        var angle = latitude / 180.0 * Math.PI;
        var bend = 1 - (Eccentricity * Math.Sin(angle) * Math.Sin(angle));
        var north = Wave(-100.0 + (2.0 * x) + (3.0 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x))), x, y, 160.0, 320.0, 12.0, 30.0);
        var east = Wave(300.0 + x + (2.0 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x))), x, x, 150.0, 300.0, 12.0, 30.0);
        return new Gcj02Point(
            longitude + (east * 180.0 / (Axis / Math.Sqrt(bend) * Math.Cos(angle) * Math.PI)),
            latitude + (north * 180.0 / (Axis * (1 - Eccentricity) / (bend * Math.Sqrt(bend)) * Math.PI)));
    }

    // The coefficients are the published ones; both axes share the fine ripple in x and have a coarse one each.
    private static double Wave(double start, double x, double along, double third, double fourth, double second, double slow)
    {
        var ripple = ((20.0 * Math.Sin(6.0 * x * Math.PI)) + (20.0 * Math.Sin(2.0 * x * Math.PI))) * 2.0 / 3.0;
        var swell = ((20.0 * Math.Sin(along * Math.PI)) + (40.0 * Math.Sin(along / 3.0 * Math.PI))) * 2.0 / 3.0;
        var tide = ((third * Math.Sin(along / second * Math.PI)) + (fourth * Math.Sin(along / slow * Math.PI))) * 2.0 / 3.0;
        return start + ripple + swell + tide;
    }
}

/// <summary>A place in BD-09, as Baidu's maps speak; never stored.</summary>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Latitude">Degrees north.</param>
public readonly record struct Bd09Point(double Longitude, double Latitude)
{
    private const double Turn = Math.PI * 3000.0 / 180.0;

    /// <summary>Where a place lies in BD-09.</summary>
    public static Bd09Point Of(Gcj02Point place)
    {
        var far = Math.Sqrt((place.Longitude * place.Longitude) + (place.Latitude * place.Latitude)) + (0.00002 * Math.Sin(place.Latitude * Turn));
        var angle = Math.Atan2(place.Latitude, place.Longitude) + (0.000003 * Math.Cos(place.Longitude * Turn));
        return new Bd09Point((far * Math.Cos(angle)) + 0.0065, (far * Math.Sin(angle)) + 0.006);
    }

    /// <summary>The place in GCJ-02, to about a millionth of a degree.</summary>
    public Gcj02Point ToGcj02()
    {
        var (x, y) = (Longitude - 0.0065, Latitude - 0.006);
        var far = Math.Sqrt((x * x) + (y * y)) - (0.00002 * Math.Sin(y * Turn));
        var angle = Math.Atan2(y, x) - (0.000003 * Math.Cos(x * Turn));
        return new Gcj02Point(far * Math.Cos(angle), far * Math.Sin(angle));
    }
}

/// <summary>A system in which somebody gives coordinates.</summary>
public enum CoordinateSystem
{
    /// <summary>CGCS2000, in which everything is stored.</summary>
    Cgcs2000 = 1,

    /// <summary>GCJ-02: 高德、腾讯.</summary>
    Gcj02 = 2,

    /// <summary>BD-09: 百度.</summary>
    Bd09 = 3,
}

/// <summary>Coordinates as they come in.</summary>
public static class CoordinateSystems
{
    /// <summary>The place that two numbers of a system mean; what lies outside China is left as it is, to be refused.</summary>
    public static GeoPoint PlaceOf(this CoordinateSystem system, decimal longitude, decimal latitude)
    {
        if (!GeoPoint.IsInChina(longitude, latitude)) return new GeoPoint(longitude, latitude);

        return system switch
        {
            CoordinateSystem.Gcj02 => new Gcj02Point((double)longitude, (double)latitude).ToGeoPoint(),
            CoordinateSystem.Bd09 => new Bd09Point((double)longitude, (double)latitude).ToGcj02().ToGeoPoint(),
            _ => new GeoPoint(longitude, latitude),
        };
    }
}
