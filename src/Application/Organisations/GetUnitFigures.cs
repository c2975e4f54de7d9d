using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>
/// 用户统计: for each category of role 全部单位, 未开设单位 and 账户总数 within the caller's place (ORG-04, ACC-26, ACC-27). 未开设 means that no account exists; 未绑定 that one exists and nobody holds it.
/// An enterprise counts where it sits and where it manages, a manager where the projects served are; so in several places of a city, and once in each (ORG-05).
/// </summary>
[Requires(Permissions.ViewUnitFigures)]
public sealed record GetUnitFigures : IQuery<UnitFigures>;

/// <summary>The figures.</summary>
/// <param name="Categories">One line a category.</param>
public sealed record UnitFigures(IReadOnlyList<CategoryFigures> Categories);

/// <summary>The figures of a category.</summary>
/// <param name="Role">The role that the category is about.</param>
/// <param name="Units">全部单位</param>
/// <param name="WithoutAccount">未开设单位</param>
/// <param name="Accounts">账户总数, cancelled ones left out.</param>
/// <param name="Bound">已绑定</param>
/// <param name="MayUrge">Whether the caller may urge who has not bound (催绑).</param>
public sealed record CategoryFigures(Role Role, int Units, int WithoutAccount, int Accounts, int Bound, bool MayUrge);

/// <summary>全部单位: the units of a category (ACC-27).</summary>
/// <param name="Role">The category.</param>
/// <param name="Page">Which page.</param>
[Requires(Permissions.ViewUnitFigures)]
public sealed record GetUnitsOfCategory(Role Role, Page Page) : IQuery<Paged<OrganisationLine>>;

/// <summary>未开设单位: the units of a category without a living account (ACC-27).</summary>
/// <param name="Role">The category.</param>
/// <param name="Page">Which page.</param>
[Requires(Permissions.ViewUnitFigures)]
public sealed record GetUnitsWithoutAccount(Role Role, Page Page) : IQuery<Paged<OrganisationLine>>;
