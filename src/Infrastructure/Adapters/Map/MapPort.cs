using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Infrastructure.Adapters.Map;

/// <summary>The ground under the map: <c>Ports:Map:Adapter</c> is <c>local</c>, <c>off</c> or <c>tianditu</c>.</summary>
internal sealed partial class MapPort : IInfrastructureModule
{
    private const string Tianditu = "tianditu";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        var port = PortChoice.Of(services, configuration, "Map", PortChoice.Off, Tianditu);
        switch (port.Adapter)
        {
            case PortChoice.Off:
                services.AddSingleton<IMapTileSource, NoMapTiles>();
                break;
            case Tianditu:
                port.Needs("BrowserKey", "ApprovalNumber");
                if (port.Settings["BrowserKey"] is { } key && !Key().IsMatch(key)) port.Refuse("Ports:Map:BrowserKey is no key: letters and digits alone.");
                if (port.Settings["Address"] is { } address && !Address().IsMatch(address)) port.Refuse("Ports:Map:Address is no address as https://t{s}.tianditu.gov.cn/.");
                services.AddSingleton<IMapTileSource>(new TiandituTiles(port.Settings));
                break;
            default:
                services.AddSingleton<IMapTileSource, LocalMapTiles>();
                break;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9]{8,64}$")]
    private static partial Regex Key();

    [GeneratedRegex(@"^https?://[A-Za-z0-9.{}-]+(:\d{1,5})?/$")]
    private static partial Regex Address();
}

/// <summary>No ground: the platform's own drawing of places is all there is.</summary>
internal sealed class NoMapTiles : IMapTileSource
{
    public MapTileOptions? ForBrowser => null;

    public MapTile? Draw(TileAddress at) => null;
}
