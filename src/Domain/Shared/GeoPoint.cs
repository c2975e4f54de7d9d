namespace PropertyPlatform.Domain.Shared;

/// <summary>A place on the earth in CGCS2000 (EPSG:4490), seven decimals, the system in which everything is stored.</summary>
/// <param name="Longitude">Degrees east, 73 to 136: inside China.</param>
/// <param name="Latitude">Degrees north, 3 to 54.</param>
public sealed record GeoPoint(decimal Longitude, decimal Latitude)
{
    /// <summary>Whether two numbers are a place inside China.</summary>
    public static bool IsInChina(decimal longitude, decimal latitude) => longitude is >= 73 and <= 136 && latitude is >= 3 and <= 54;
}
