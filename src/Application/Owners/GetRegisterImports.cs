using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Imports within the caller's scope, latest first.</summary>
/// <param name="Project">Of one project; null for all in scope.</param>
/// <param name="State">In one state; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ImportRegister)]
public sealed record GetRegisterImports(ProjectId? Project, RegisterImportState? State, Page Page) : IQuery<Paged<RegisterImportLine>>;

/// <summary>One line of the history.</summary>
/// <param name="Id">The import.</param>
/// <param name="Project">The project.</param>
/// <param name="ProjectName">Its name.</param>
/// <param name="Source">Where the register comes from.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="UploadedBy">Name of the person who brought it.</param>
/// <param name="CheckedAt">When it was checked.</param>
/// <param name="FinishedAt">When it was finished; null until then.</param>
/// <param name="Homes">Homes in it.</param>
/// <param name="Added">Homes that enter.</param>
/// <param name="Amended">Homes that change.</param>
/// <param name="Missing">Homes that it does not name.</param>
public sealed record RegisterImportLine(
    Guid Id, Guid Project, string ProjectName, RegisterSource Source, RegisterImportState State, string FileName, string UploadedBy, DateTimeOffset CheckedAt, DateTimeOffset? FinishedAt,
    int Homes, int Added, int Amended, int Missing);

internal sealed class GetRegisterImportsValidator : AbstractValidator<GetRegisterImports>
{
    public GetRegisterImportsValidator() => RuleFor(query => query.State).IsInEnum();
}
