using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>The residential areas in which the caller may call an assembly, for the dialog of 新增 (BAL-02): the first few by name.</summary>
/// <param name="Search">Part of name or code; null for all.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record GetAssemblyAreas(string? Search) : IQuery<IReadOnlyList<AssemblyAreaLine>>
{
    /// <summary>How many are shown; a search narrows further.</summary>
    public const int Shown = 20;
}

/// <summary>An area to choose.</summary>
/// <param name="Project">The area.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Address">坐落地址</param>
/// <param name="Homes">Homes in the register; without any, nobody can be asked.</param>
public sealed record AssemblyAreaLine(Guid Project, string Name, string Address, int Homes);

internal sealed class GetAssemblyAreasValidator : AbstractValidator<GetAssemblyAreas>
{
    public GetAssemblyAreasValidator() => RuleFor(q => q.Search).MaximumLength(100).OverridePropertyName("search");
}

/// <summary>Buildings and stairwells of an area's register, from which a draft chooses its scope (BAL-03).</summary>
/// <param name="Project">The area.</param>
[Requires(Permissions.ConveneBallots)]
public sealed record GetAssemblyPlaces(ProjectId Project) : IQuery<IReadOnlyList<DeskPlace>>;
