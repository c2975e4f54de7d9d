using Microsoft.Extensions.Configuration;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Map;

/// <summary>
/// 天地图: the browser fetches tiles by itself with a key of the kind for browsers, which is bound to our domain and no secret. Ground and
/// names are layers of their own. Fetching in bulk is not allowed, so nothing is fetched or kept on the server.
/// </summary>
internal sealed class TiandituTiles(IConfigurationSection settings) : IMapTileSource
{
    private const string Servers = "01234567";

    private readonly string _address = settings["Address"] ?? "https://t{s}.tianditu.gov.cn/";

    public MapTileOptions ForBrowser => new(
        [new MapGround("矢量地图", [Layer("vec"), Layer("cva")]), new MapGround("影像地图", [Layer("img"), Layer("cia")])],
        Servers, $"国家地理信息公共服务平台（天地图） 审图号：{settings["ApprovalNumber"]}", Origins(), false);

    public MapTile? Draw(TileAddress at) => null;

    private string Layer(string name) =>
        $"{_address}{name}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={name}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={settings["BrowserKey"]}";

    private IReadOnlyList<string> Origins()
    {
        var origin = _address.TrimEnd('/');
        return origin.Contains("{s}", StringComparison.Ordinal) ? [.. Servers.Select(server => origin.Replace("{s}", $"{server}", StringComparison.Ordinal))] : [origin];
    }
}
