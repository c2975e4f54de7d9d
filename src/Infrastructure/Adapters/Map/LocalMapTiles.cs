using System.Globalization;
using System.Text;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Map;

/// <summary>Stand-in of the map service: a grid with the number and the coordinates of each tile, so that the map works where no network is. It shows no ground.</summary>
[StandIn("Map")]
internal sealed class LocalMapTiles : IMapTileSource
{
    public MapTileOptions ForBrowser { get; } = new([new MapGround("坐标网格", ["/api/v1/map/tiles/{z}/{x}/{y}"])], "", "本地替身：坐标网格，非真实地图", [], true);

    public MapTile Draw(TileAddress at)
    {
        var (corner, shade) = (at.Corner, (at.Column + at.Row) % 2 == 0 ? "#f4f7fb" : "#edf2f8");
        var drawing = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
            <rect width="256" height="256" fill="{shade}"/>
            <path d="M64 0V256M128 0V256M192 0V256M0 64H256M0 128H256M0 192H256" stroke="#dbe4ee"/>
            <path d="M0 0H256M0 0V256" stroke="#b5c4d6" stroke-width="2"/>
            <g font-family="sans-serif" font-size="11" fill="#6b7f95"><text x="6" y="16">{at.Zoom}/{at.Column}/{at.Row}</text><text x="6" y="30">{corner.Longitude:0.#####}, {corner.Latitude:0.#####}</text></g>
            </svg>
            """);
        return new MapTile(Encoding.UTF8.GetBytes(drawing), "image/svg+xml");
    }
}
