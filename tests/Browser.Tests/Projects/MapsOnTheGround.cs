using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Browser.Tests;

/// <summary>The map of a project upon a ground: the platform's own tiles, and those of a map service.</summary>
public sealed class MapsOnTheGround(Chromium chromium)
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task are_drawn_from_the_own_tiles_without_leaving_the_machine()
    {
        await using var site = new Site(chromium);
        await site.InitializeAsync();
        var project = await PlacedAsync(site.App);
        var asked = new ConcurrentQueue<Uri>();

        await site.VisitAsync(TestActor.Almighty with { Name = "李敏" }, async page =>
        {
            page.Request += (_, request) => asked.Enqueue(new Uri(request.Url));
            await page.GotoAsync($"/Admin/Projects/Detail/{project}");
            await DrawnAsync(page);

            (await page.Locator("path.map-project").CountAsync()).ShouldBe(1);
            (await page.GetByText("本地替身：坐标网格，非真实地图").IsVisibleAsync()).ShouldBeTrue();
            await page.GetByTitle("放大").ClickAsync();
            await DrawnAsync(page);
        });

        asked.Where(address => address.Scheme != "data" && address.Scheme != "blob").ShouldAllBe(address => address.Authority == site.Address.Authority);
        asked.ShouldContain(address => address.AbsolutePath.StartsWith("/api/v1/map/tiles/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task are_fetched_from_the_map_service_with_the_key_of_the_browser()
    {
        await using var service = await TileService.StartAsync();
        await using var site = new Site(chromium);
        site.App.With("Ports:Map:Adapter", "tianditu").With("Ports:Map:BrowserKey", Key).With("Ports:Map:ApprovalNumber", "GS（2024）0650号").With("Ports:Map:Address", service.Address);
        await site.InitializeAsync();
        var project = await PlacedAsync(site.App);

        await site.VisitAsync(TestActor.Almighty with { Name = "李敏" }, async page =>
        {
            await page.GotoAsync($"/Admin/Projects/Detail/{project}");
            await DrawnAsync(page);
            (await page.GetByText("审图号：GS（2024）0650号").IsVisibleAsync()).ShouldBeTrue();
            await page.GetByText("影像地图").ClickAsync();
            await page.Locator("img.leaflet-tile-loaded[src*='img_w']").First.WaitForAsync();
        });

        service.Asked.ShouldNotBeEmpty();
        service.Asked.ShouldAllBe(one => one.Key == Key && one.Referrer == site.Address.GetLeftPart(UriPartial.Authority) + "/");
        service.Asked.Select(one => one.Layer).Distinct().Order().ShouldBe(["cia", "cva", "img", "vec"]);
        service.Asked.ShouldAllBe(one => one.Zoom >= 1 && one.Zoom <= 18);
    }

    private static Task DrawnAsync(IPage page) => page.Locator("img.leaflet-tile-loaded").First.WaitForAsync();

    private static async Task<Guid> PlacedAsync(PlatformApp app)
    {
        var project = PropertyProject.Register(
            "440305007099", Jurisdiction.Of(ACity.Community), new ProjectFacts("云景花园", null, "大冲路1号", ProjectUsage.Residential, new Area(1), new Area(1), 2, 8), DateTimeOffset.UnixEpoch).Value;
        project.PlaceOnMap(MapShape.Of([new(114.0540m, 22.5440m), new(114.0562m, 22.5441m), new(114.0558m, 22.5456m), new(114.0541m, 22.5454m)]).Value, DateTimeOffset.UnixEpoch);
        await app.SaveAsync(project);
        return project.Id.Value;
    }

    /// <summary>Plays the map service on loopback: answers tiles as the published interface says, and notes who asked.</summary>
    private sealed class TileService : IAsyncDisposable
    {
        private readonly WebApplication _host;

        private TileService(WebApplication host) => _host = host;

        public ConcurrentQueue<(string Layer, string Key, int Zoom, string Referrer)> Asked { get; } = new();

        public string Address => _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Single() + "/";

        public static async Task<TileService> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
            var service = new TileService(builder.Build());
            service._host.MapGet("/{set}/wmts", service.Tile);
            await service._host.StartAsync();
            return service;
        }

        public ValueTask DisposeAsync() => _host.DisposeAsync();

        private IResult Tile(string set, HttpRequest request)
        {
            var query = request.Query;
            if (query["REQUEST"] != "GetTile" || query["TILEMATRIXSET"] != "w" || set != $"{query["LAYER"]}_w" || !int.TryParse(query["TILEMATRIX"], out var zoom)) return Results.BadRequest();

            Asked.Enqueue(($"{query["LAYER"]}", $"{query["tk"]}", zoom, $"{request.Headers.Referer}"));
            return Results.Text($"""<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="none" stroke="#b5c4d6"/><text x="8" y="20">{query["LAYER"]}</text></svg>""", "image/svg+xml");
        }
    }
}
