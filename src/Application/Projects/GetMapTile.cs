using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>A tile of the ground under the map, where the platform draws it itself (PRJ-15).</summary>
/// <param name="At">Which tile.</param>
[Anonymous("A grid of coordinates says nothing about anybody, and a browser fetches pictures without a token.")]
public sealed record GetMapTile(TileAddress At) : IQuery<MapTile>;

internal sealed class GetMapTileHandler(IMapTileSource tiles) : IQueryHandler<GetMapTile, MapTile>
{
    public Task<Result<MapTile>> Handle(GetMapTile request, CancellationToken cancellationToken)
    {
        Result<MapTile> tile = request.At.Exists && tiles.Draw(request.At) is { } drawn ? drawn : ProjectErrors.NoSuchTile;
        return Task.FromResult(tile);
    }
}
