using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Organisations;

/// <summary>A place was put into the tree.</summary>
[EventName("organisations.jurisdiction_unit_added")]
public sealed record JurisdictionUnitAdded(JurisdictionUnitId Unit, string Code) : IDomainEvent;

/// <summary>A place got another name.</summary>
[EventName("organisations.jurisdiction_unit_renamed")]
public sealed record JurisdictionUnitRenamed(JurisdictionUnitId Unit, string Code, string Before, string After) : IDomainEvent;

/// <summary>A unit was registered.</summary>
[EventName("organisations.registered")]
public sealed record OrganisationRegistered(OrganisationId Organisation, OrganisationType Type, string Name, string? Code, string Jurisdiction) : IDomainEvent;

/// <summary>The entry of a unit was corrected.</summary>
[EventName("organisations.corrected")]
public sealed record OrganisationCorrected(OrganisationId Organisation, string NameBefore, string NameAfter, string? CodeBefore, string? CodeAfter) : IDomainEvent;

/// <summary>The government's sign-in calls a unit otherwise than the registry does.</summary>
[EventName("organisations.name_questioned")]
public sealed record OrganisationNameQuestioned(OrganisationId Organisation, string Registered, string Named) : IDomainEvent;

/// <summary>A unit was closed.</summary>
[EventName("organisations.closed")]
public sealed record OrganisationClosed(OrganisationId Organisation) : IDomainEvent;
