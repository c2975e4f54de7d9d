using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Projects;

/// <summary>The places of the caller's jurisdiction, for a drop-down; those of the own projects when the caller is no government.</summary>
/// <param name="CommunitiesOnly">Whether only communities are wanted.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProjectPlaces(bool CommunitiesOnly) : IQuery<IReadOnlyList<MapPlace>>;

/// <summary>Organisations that a project can name: enterprises or developers.</summary>
/// <param name="Developers">Developers; enterprises otherwise.</param>
/// <param name="Name">Part of the name.</param>
[Requires(Permissions.RecordProjects, Permissions.AssignManagement)]
public sealed record GetProjectPartners(bool Developers, string? Name) : IQuery<IReadOnlyList<ProjectPartner>>;

/// <summary>An organisation by name.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
public sealed record ProjectPartner(Guid Id, string Name);
