using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Owners;

/// <summary>A sheet was read and compared with the register; nothing changed yet.</summary>
[EventName("owners.register_checked")]
public sealed record RegisterChecked(RegisterImportId Import, ProjectId Project, int Homes, int Faults, DateTimeOffset At) : IDomainEvent;

/// <summary>The differences shown were accepted; the import is to be carried out.</summary>
[EventName("owners.register_confirmed")]
public sealed record RegisterConfirmed(RegisterImportId Import, ProjectId Project, bool RemoveMissing, DateTimeOffset At) : IDomainEvent;

/// <summary>The register of a project was brought up to a sheet or to an extract of the authority, all of it at once.</summary>
[EventName("owners.register_imported")]
public sealed record RegisterImported(
    RegisterImportId Import, ProjectId Project, RegisterSource Source, int Added, int Amended, int Removed, int OwnershipsEnded, DateTimeOffset At) : IDomainEvent;

/// <summary>A confirmed import was not carried out; nothing changed.</summary>
[EventName("owners.register_import_failed")]
public sealed record RegisterImportFailed(RegisterImportId Import, ProjectId Project, string Code, DateTimeOffset At) : IDomainEvent;
