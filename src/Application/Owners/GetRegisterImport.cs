using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>An import: what its check found, how far it is, what came of it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Import">The import.</param>
[Requires(Permissions.ImportRegister)]
public sealed record GetRegisterImport(ProjectId Project, RegisterImportId Import) : IQuery<RegisterImportDetail>;

/// <summary>An import as its page shows it.</summary>
/// <param name="Id">The import.</param>
/// <param name="Project">The project.</param>
/// <param name="ProjectName">Its name.</param>
/// <param name="Source">Where the register comes from.</param>
/// <param name="State">Where it stands; while it is confirmed it is to be carried out or being carried out.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="UploadedBy">Name of the person who brought it.</param>
/// <param name="CheckedAt">When it was checked.</param>
/// <param name="ConfirmedAt">When it was confirmed; null until then.</param>
/// <param name="FinishedAt">When it was carried out or given up; null until then.</param>
/// <param name="Rows">Rows below the head.</param>
/// <param name="Homes">Homes without a fault.</param>
/// <param name="Owners">Owners, each document once.</param>
/// <param name="VotingUnits">Different sets of owners.</param>
/// <param name="Area">Sum of the areas.</param>
/// <param name="Added">Homes that enter.</param>
/// <param name="Amended">Homes that change.</param>
/// <param name="Missing">Homes that the sheet does not name.</param>
/// <param name="Unchanged">Homes that stay as they are.</param>
/// <param name="Faults">How many faults were found.</param>
/// <param name="RemoveMissing">Whether missing homes leave the register.</param>
/// <param name="FailureCode">Error code why it was not carried out; null otherwise.</param>
/// <param name="Version">For If-Match.</param>
public sealed record RegisterImportDetail(
    Guid Id, Guid Project, string ProjectName, RegisterSource Source, RegisterImportState State, string FileName, string UploadedBy, DateTimeOffset CheckedAt,
    DateTimeOffset? ConfirmedAt, DateTimeOffset? FinishedAt, int Rows, int Homes, int Owners, int VotingUnits, Area Area, int Added, int Amended, int Missing, int Unchanged,
    int Faults, bool RemoveMissing, string? FailureCode, long Version);

/// <summary>What is wrong with a sheet, from top to bottom.</summary>
/// <param name="Project">The project.</param>
/// <param name="Import">The import.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ImportRegister)]
public sealed record GetRegisterFaults(ProjectId Project, RegisterImportId Import, Page Page) : IQuery<Paged<RegisterFault>>;

/// <summary>The same as a sheet, to be worked through beside the one that was refused.</summary>
/// <param name="Project">The project.</param>
/// <param name="Import">The import.</param>
[Requires(Permissions.ImportRegister)]
public sealed record GetRegisterFaultSheet(ProjectId Project, RegisterImportId Import) : IQuery<SheetFile>;
