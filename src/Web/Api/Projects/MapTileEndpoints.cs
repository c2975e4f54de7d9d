using MediatR;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Projects;

namespace PropertyPlatform.Web.Api.Projects;

/// <summary>Tiles of the map where the platform draws them itself (PRJ-15).</summary>
internal sealed class MapTileEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api) => api.MapGet("/map/tiles/{zoom:int}/{column:int}/{row:int}", Show).WithTags("Projects");

    private static async Task<IResult> Show(int zoom, int column, int row, HttpContext context, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetMapTile(new TileAddress(zoom, column, row)), ct)).ToHttp(tile =>
        {
            context.Response.Headers.CacheControl = "public, max-age=86400";
            return TypedResults.Bytes(tile.Content, tile.ContentType);
        });
}
