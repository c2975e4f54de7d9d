using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Support;
using PropertyPlatform.Web.Tests.Accounts;

namespace PropertyPlatform.Web.Tests.Projects;

/// <summary>The ground under the map of projects, and the coordinates in which others speak.</summary>
public sealed class MapGrounds
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("row", "PRJ-15")]
    [InlineData(214124, 114214, 114.0546, 22.5446)]
    [InlineData(214043, 114247, 113.9447, 22.5033)]
    public void a_tile_lies_where_the_tiling_says(int column, int row, double east, double north)
    {
        var (corner, opposite) = (new TileAddress(18, column, row).Corner, new TileAddress(18, column + 1, row + 1).Corner);

        ((decimal)east).ShouldBeInRange(corner.Longitude, opposite.Longitude);
        ((decimal)north).ShouldBeInRange(opposite.Latitude, corner.Latitude);
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task the_platform_draws_tiles_itself_and_refuses_those_that_are_not()
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        // Like the pictures of any page, tiles are fetched without a token.
        using var client = app.CreateClient();

        using var tile = await client.GetAsync("/api/v1/map/tiles/18/214124/114214", Ct);

        tile.Content.Headers.ContentType?.MediaType.ShouldBe("image/svg+xml");
        (await tile.Content.ReadAsStringAsync(Ct)).ShouldContain("18/214124/114214");
        foreach (var wrong in new[] { "0/0/0", "19/0/0", "3/8/0", "3/0/-1", "3/0/8" }) (await client.GetAsync($"/api/v1/map/tiles/{wrong}", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task the_pages_of_projects_alone_open_to_the_service_that_is_configured()
    {
        await using var app = new PlatformApp().With("Ports:Map:Adapter", "tianditu").With("Ports:Map:BrowserKey", "0123456789abcdef0123456789abcdef").With("Ports:Map:ApprovalNumber", "GS（2024）0650号");
        await app.InitializeAsync();
        using var client = app.ClientOf(TestActor.Almighty);
        var project = await PlacedAsync(app);

        using var page = await client.GetAsync($"/Admin/Projects/Detail/{project}", Ct);
        var ground = (await client.OpenAsync($"/Admin/Projects/Detail/{project}")).QuerySelector("[data-map]")?.GetAttribute("data-map") ?? "";

        PolicyOf(page).ShouldContain("img-src 'self' data: blob: https://t0.tianditu.gov.cn https://t1.tianditu.gov.cn");
        ground.ShouldContain("tk=0123456789abcdef0123456789abcdef");
        JsonDocument.Parse(ground).RootElement.GetProperty("attribution").GetString().ShouldNotBeNull().ShouldContain("审图号：GS（2024）0650号");
        using var other = await client.GetAsync("/admin/weather", Ct);
        PolicyOf(other).ShouldNotContain("tianditu");
        (await client.GetAsync("/api/v1/map/tiles/3/0/0", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task without_a_ground_the_own_drawing_stays()
    {
        await using var app = new PlatformApp().With("Ports:Map:Adapter", "off");
        await app.InitializeAsync();
        using var client = app.ClientOf(TestActor.Almighty);

        var page = await client.OpenAsync($"/Admin/Projects/Detail/{await PlacedAsync(app)}");

        page.QuerySelector("svg.area-map").ShouldNotBeNull();
        page.QuerySelector("[data-map]").ShouldBeNull();
        page.QuerySelector("script[src*='leaflet']").ShouldBeNull();
        (await client.GetAsync("/api/v1/map/tiles/3/0/0", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task coordinates_of_other_maps_are_converted_at_the_edge_in_both_directions()
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        using var client = app.ClientOf(TestActor.Almighty);
        var project = await PlacedAsync(app);

        foreach (var (system, east, north) in new[] { ("Gcj02", 114.059710013m, 22.541876894m), ("Bd09", 114.066261683m, 22.547531602m) })
        {
            (await client.PutAsJsonAsync($"/api/v1/projects/{project}/map?system={system}", new[] { new { longitude = east, latitude = north } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            var point = (await client.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}", Ct)).GetProperty("points")[0];
            point.GetProperty("longitude").GetDecimal().ShouldBe(114.0546m, 0.000003m);
            point.GetProperty("latitude").GetDecimal().ShouldBe(22.5446m, 0.000003m);
        }

        (await client.PutAsJsonAsync($"/api/v1/projects/{project}/map", new[] { new { longitude = 114.0546m, latitude = 22.5446m } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var links = (await client.OpenAsync($"/Admin/Projects/Detail/{project}")).QuerySelectorAll("a[rel='noopener noreferrer']").Select(link => link.GetAttribute("href") ?? "").ToList();
        links.ShouldContain(link => link.StartsWith("https://uri.amap.com/marker?position=114.05971,22.541877&", StringComparison.Ordinal));
        links.ShouldContain(link => link.Contains("coord:22.541877,114.05971;", StringComparison.Ordinal));
        links.ShouldContain(link => link.StartsWith("https://api.map.baidu.com/marker?location=22.547532,114.066262&", StringComparison.Ordinal));
        (await client.PutAsJsonAsync($"/api/v1/projects/{project}/map?system=Bd09", new[] { new { longitude = 79228162514264337593543950335m, latitude = 22m } }, Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("row", "PRJ-15")]
    public async Task a_key_that_is_none_stops_the_start()
    {
        await using var app = new PlatformApp().With("Ports:Map:Adapter", "tianditu").With("Ports:Map:BrowserKey", "a&b").With("Ports:Map:ApprovalNumber", "GS");
        await app.InitializeAsync();

        Should.Throw<InvalidOperationException>(() => app.Services).Message.ShouldContain("Ports:Map:BrowserKey is no key");
    }

    private static async Task<Guid> PlacedAsync(PlatformApp app)
    {
        var project = PropertyProject.Register(
            "440305007099", Jurisdiction.Of(ACity.Community), new ProjectFacts("云景花园", null, "大冲路1号", ProjectUsage.Residential, new Area(1), new Area(1), 2, 8), DateTimeOffset.UnixEpoch).Value;
        project.PlaceOnMap(MapShape.Of([new(114.0546m, 22.5446m)]).Value, DateTimeOffset.UnixEpoch);
        await app.SaveAsync(project);
        return project.Id.Value;
    }

    private static string PolicyOf(HttpResponseMessage answer) => string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
}
