using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>
/// Homes of a project as people count them: by building, stairwell and room (PRJ-06). Owners' names come masked, and only to whom the
/// register is open; to others the number of owners. Sorted by <c>area</c> or <c>place</c>.
/// </summary>
/// <param name="Project">The project.</param>
/// <param name="Building">楼栋; null for all.</param>
/// <param name="Stairwell">单元/梯; null for all.</param>
/// <param name="Room">What the room number begins with; null for all.</param>
/// <param name="Owner">The owner's whole name; null for all.</param>
/// <param name="Use">房屋用途; null for all.</param>
/// <param name="Page">Which part of the list.</param>
[Requires(Permissions.ViewHouses)]
public sealed record GetHouses(ProjectId Project, string? Building, string? Stairwell, string? Room, string? Owner, HouseUse? Use, Page Page) : IQuery<Paged<HouseLine>>;

/// <summary>One home.</summary>
/// <param name="Id">The home.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Floor">楼层</param>
/// <param name="Room">房号</param>
/// <param name="Use">房屋用途</param>
/// <param name="Area">专有部分面积</param>
/// <param name="DeveloperHeld">Whether the developer holds it.</param>
/// <param name="OwnerCount">How many owners it has.</param>
/// <param name="Owners">Their names, masked; null when the register is closed to the caller.</param>
public sealed record HouseLine(
    Guid Id, string Building, string Stairwell, string Floor, string Room, HouseUse Use, Area Area, bool DeveloperHeld, int OwnerCount, IReadOnlyList<string>? Owners);

internal sealed class GetHousesValidator : AbstractValidator<GetHouses>
{
    public GetHousesValidator()
    {
        RuleFor(query => query.Building).MaximumLength(HouseLengths.Name);
        RuleFor(query => query.Stairwell).MaximumLength(HouseLengths.Name);
        RuleFor(query => query.Room).MaximumLength(HouseLengths.Name);
        RuleFor(query => query.Owner).MaximumLength(Domain.Owners.Owner.NameLength);
        RuleFor(query => query.Use).IsInEnum();
    }
}

/// <summary>What the register of a project adds up to, and its buildings.</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ViewHouses)]
public sealed record GetRegisterOverview(ProjectId Project) : IQuery<RegisterOverview>;

/// <summary>The register of a project in numbers.</summary>
/// <param name="Project">The project.</param>
/// <param name="ProjectName">Its name.</param>
/// <param name="Homes">Homes.</param>
/// <param name="Area">Sum of the areas.</param>
/// <param name="Owners">Owners, each once.</param>
/// <param name="DeveloperHeld">Homes that the developer holds.</param>
/// <param name="Buildings">Buildings as people count them.</param>
public sealed record RegisterOverview(Guid Project, string ProjectName, int Homes, Area Area, int Owners, int DeveloperHeld, IReadOnlyList<BuildingLine> Buildings);

/// <summary>A building, or one of its stairwells.</summary>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Homes">Homes in it.</param>
/// <param name="Area">Sum of their areas.</param>
public sealed record BuildingLine(string Building, string Stairwell, int Homes, Area Area);

/// <summary>One home with who owns it and who did (PRJ-06).</summary>
/// <param name="Project">The project.</param>
/// <param name="House">The home.</param>
[Requires(Permissions.ViewHouses)]
public sealed record GetHouse(ProjectId Project, HouseId House) : IQuery<HouseDetail>;

/// <summary>A home as its page shows it.</summary>
/// <param name="Id">The home.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯</param>
/// <param name="Floor">楼层</param>
/// <param name="Room">房号</param>
/// <param name="Use">房屋用途</param>
/// <param name="Area">专有部分面积</param>
/// <param name="TitleNumber">不动产权证号</param>
/// <param name="DeveloperHeld">Whether the developer holds it.</param>
/// <param name="EndedAt">When it left the register; null while it is in.</param>
/// <param name="OwnerCount">How many owners it has.</param>
/// <param name="Owners">Owners now, then former ones, latest first; null when the register is closed to the caller.</param>
public sealed record HouseDetail(
    Guid Id, string Building, string Stairwell, string Floor, string Room, HouseUse Use, Area Area, string TitleNumber, bool DeveloperHeld, DateTimeOffset? EndedAt, int OwnerCount,
    IReadOnlyList<HouseOwner>? Owners);

/// <summary>An owner of a home; everything personal is masked.</summary>
/// <param name="Owner">The owner, for whoever may see the data in clear; null for others.</param>
/// <param name="Name">姓名</param>
/// <param name="DocumentType">证件类型</param>
/// <param name="Document">证件号码</param>
/// <param name="Phone">手机号码; null when unknown.</param>
/// <param name="Share">份额; null when the certificate says nothing.</param>
/// <param name="TitleNumber">不动产权证号</param>
/// <param name="Since">Since when the register says so.</param>
/// <param name="Until">Until when it did; null while it does.</param>
public sealed record HouseOwner(Guid? Owner, string Name, DocumentType DocumentType, string Document, string? Phone, string? Share, string TitleNumber, DateTimeOffset Since, DateTimeOffset? Until);
