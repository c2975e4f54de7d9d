using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>房屋信息 of a project (PRJ-06): the homes of the register by building, stairwell and room, as people count.</summary>
/// <param name="Project">The project.</param>
/// <param name="Building">楼栋名称; all when empty.</param>
/// <param name="Room">Beginning of the 房号; all when empty.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProjectHomes(ProjectId Project, string? Building, string? Room, Page Page) : IQuery<ProjectHomes>;

/// <summary>The homes and the buildings they stand in.</summary>
/// <param name="Homes">One page of homes.</param>
/// <param name="Buildings">Every building of the register, in the order of people.</param>
public sealed record ProjectHomes(Paged<HomeLine> Homes, IReadOnlyList<BuildingLine> Buildings);

/// <summary>A home of the register.</summary>
/// <param name="Id">The home.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Floor">楼层</param>
/// <param name="Room">房号</param>
/// <param name="Use">用途</param>
/// <param name="Area">专有部分面积</param>
/// <param name="DeveloperHeld">Whether the developer still holds it.</param>
public sealed record HomeLine(Guid Id, string Building, string Stairwell, string Floor, string Room, HouseUse Use, Area Area, bool DeveloperHeld);

/// <summary>A building of the register.</summary>
/// <param name="Name">楼栋名称</param>
/// <param name="Homes">Homes in it, parking spaces included.</param>
/// <param name="Area">Their area.</param>
public sealed record BuildingLine(string Name, int Homes, Area Area);

/// <summary>Shape of the question.</summary>
internal sealed class GetProjectHomesValidator : AbstractValidator<GetProjectHomes>
{
    public GetProjectHomesValidator()
    {
        RuleFor(q => q.Building).MaximumLength(HouseLengths.Name).WithMessage($"不超过{HouseLengths.Name}个字");
        RuleFor(q => q.Room).MaximumLength(HouseLengths.Name).WithMessage($"不超过{HouseLengths.Name}个字");
    }
}
