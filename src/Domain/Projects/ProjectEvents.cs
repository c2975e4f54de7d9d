using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>An area was recorded.</summary>
[EventName("projects.registered")]
public sealed record ProjectRegistered(ProjectId Project, string Code, string Name, string Jurisdiction) : IDomainEvent;

/// <summary>The record of an area was corrected.</summary>
[EventName("projects.corrected")]
public sealed record ProjectCorrected(ProjectId Project, string NameBefore, string NameAfter) : IDomainEvent;

/// <summary>An area was put on the map or taken off.</summary>
[EventName("projects.placed_on_map")]
public sealed record ProjectPlacedOnMap(ProjectId Project, MapLayerKind Layer) : IDomainEvent;

/// <summary>An enterprise began to manage a project.</summary>
[EventName("projects.management_began")]
public sealed record ManagementBegan(ProjectId Project, OrganisationId Enterprise, DateTimeOffset At) : IDomainEvent;

/// <summary>An enterprise ceased to manage a project; its project manager is released.</summary>
[EventName("projects.management_ended")]
public sealed record ManagementEnded(ProjectId Project, OrganisationId Enterprise, ManagementEnd End, DateTimeOffset At) : IDomainEvent;

/// <summary>The party branch of a project was recorded.</summary>
[EventName("projects.party_branch_recorded")]
public sealed record PartyBranchRecorded(PartyBranchId Branch, ProjectId Project, DateOnly FoundedOn) : IDomainEvent;
