using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>A place of the tree with what lies directly below it (ORG-01). The tree is public knowledge, so it is not limited to the reader's place.</summary>
/// <param name="Code">The place; null for the city.</param>
[Requires(Permissions.ViewOrganisations)]
public sealed record GetPlaces(string? Code = null) : IQuery<PlaceView>;

/// <summary>A place and its surroundings.</summary>
/// <param name="Place">The place itself; null while the tree is empty.</param>
/// <param name="Path">From the city down to the place.</param>
/// <param name="Below">Directly below it.</param>
public sealed record PlaceView(PlaceLine? Place, IReadOnlyList<PlaceLine> Path, IReadOnlyList<PlaceLine> Below);

/// <summary>A place.</summary>
/// <param name="Code">Its dotted code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">How deep.</param>
/// <param name="Kind">What it is in law.</param>
public sealed record PlaceLine(string Code, string Name, JurisdictionLevel Level, AreaKind Kind);
