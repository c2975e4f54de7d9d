using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>本社区项目统计 (PRJ-01): how many projects, how much area, how many households; for whom asks and the filters of the list.</summary>
/// <param name="Filter">What is asked for.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProjectFigures(ProjectFilter Filter) : IQuery<ProjectFigures>;

/// <summary>The figures.</summary>
/// <param name="Projects">Projects.</param>
/// <param name="Managed">Of them managed by an enterprise.</param>
/// <param name="OnTheMap">Of them on the map.</param>
/// <param name="FloorArea">建筑面积 together.</param>
/// <param name="Homes">户数 together, as filed.</param>
/// <param name="ByUsage">The same by 物业类型.</param>
public sealed record ProjectFigures(int Projects, int Managed, int OnTheMap, Area FloorArea, int Homes, IReadOnlyList<UsageFigures> ByUsage);

/// <summary>Figures of one 物业类型.</summary>
/// <param name="Usage">Which.</param>
/// <param name="Projects">Projects.</param>
/// <param name="FloorArea">建筑面积 together.</param>
/// <param name="Homes">户数 together.</param>
public sealed record UsageFigures(ProjectUsage Usage, int Projects, Area FloorArea, int Homes);

/// <summary>Shape of the question.</summary>
internal sealed class GetProjectFiguresValidator : AbstractValidator<GetProjectFigures>
{
    public GetProjectFiguresValidator() => RuleFor(q => q.Filter).NotNull().SetValidator(new ProjectFilterValidator()).OverridePropertyName("");
}

/// <summary>业主情况 of a project (PRJ-29): how many owners and homes, and how many of them are bound. Counts only; who it is stays with the register.</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetOwnerCounts(ProjectId Project) : IQuery<ProjectOwners>;

/// <summary>The counts.</summary>
/// <param name="Homes">Homes of the register.</param>
/// <param name="BoundHomes">Of them with at least one owner bound.</param>
/// <param name="Owners">Owners of these homes.</param>
/// <param name="BoundOwners">Of them bound.</param>
public sealed record ProjectOwners(int Homes, int BoundHomes, int Owners, int BoundOwners);
