using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>Where the ground under a map comes from (PRJ-15): tiles in Web Mercator, whose coordinates are taken for CGCS2000.</summary>
public interface IMapTileSource
{
    /// <summary>What the browser needs to fetch tiles by itself; null when there is no ground.</summary>
    MapTileOptions? ForBrowser { get; }

    /// <summary>A tile that the platform serves itself; null when it serves none.</summary>
    MapTile? Draw(TileAddress at);
}

/// <summary>What a browser needs to show a ground.</summary>
/// <param name="Grounds">Grounds to choose from, the first is shown.</param>
/// <param name="Subdomains">Servers between which requests are shared, for <c>{s}</c> in an address.</param>
/// <param name="Attribution">Source and 审图号, which the law and the agreement want shown.</param>
/// <param name="Origins">Foreign origins from which images come; empty for the platform's own.</param>
/// <param name="IsStandIn">Whether the ground is only drawn.</param>
public sealed record MapTileOptions(IReadOnlyList<MapGround> Grounds, string Subdomains, string Attribution, IReadOnlyList<string> Origins, bool IsStandIn);

/// <summary>A ground: layers that lie upon each other.</summary>
/// <param name="Name">Its name on the screen.</param>
/// <param name="Layers">Addresses of its layers with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>, the lowest first.</param>
public sealed record MapGround(string Name, IReadOnlyList<string> Layers);

/// <summary>A tile.</summary>
/// <param name="Content">The picture.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record MapTile(byte[] Content, string ContentType);

/// <summary>Where a tile lies in the tiling of Web Mercator.</summary>
/// <param name="Zoom">1 to 18.</param>
/// <param name="Column">From the west.</param>
/// <param name="Row">From the north.</param>
public readonly record struct TileAddress(int Zoom, int Column, int Row)
{
    /// <summary>The farthest level.</summary>
    public const int Farthest = 1;

    /// <summary>The closest level.</summary>
    public const int Closest = 18;

    /// <summary>Whether there is such a tile.</summary>
    public bool Exists => Zoom is >= Farthest and <= Closest && Column >= 0 && Column < 1 << Zoom && Row >= 0 && Row < 1 << Zoom;

    /// <summary>The corner in the north-west, seven decimals.</summary>
    public GeoPoint Corner
    {
        get
        {
            var tiles = (double)(1 << Zoom);
            var north = Math.Atan(Math.Sinh(Math.PI * (1 - (2 * Row / tiles))));
            return new GeoPoint(decimal.Round((decimal)((Column / tiles * 360) - 180), 7), decimal.Round((decimal)(north / Math.PI * 180), 7));
        }
    }
}
