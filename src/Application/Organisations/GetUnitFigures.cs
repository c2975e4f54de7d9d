using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
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

/// <summary>账户总数: the living accounts of a category and who of them is bound (ACC-27).</summary>
/// <param name="Role">The category.</param>
/// <param name="State">Only that state.</param>
/// <param name="Page">Which page.</param>
[Requires(Permissions.ViewUnitFigures)]
public sealed record GetAccountsOfCategory(Role Role, AccountState? State, Page Page) : IQuery<Paged<CategoryAccount>>;

/// <summary>One account of the categories in the caller's place (STA-02).</summary>
/// <param name="Id">The account.</param>
[Requires(Permissions.ViewUnitFigures)]
public sealed record GetAccountOfCategory(Guid Id) : IQuery<CategoryAccount>;

/// <summary>An account in 用户统计; the phone is masked.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码, masked.</param>
/// <param name="Role">角色</param>
/// <param name="OrganisationId">The unit.</param>
/// <param name="Organisation">单位</param>
/// <param name="Position">职务</param>
/// <param name="State">绑定情况</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="BoundAt">Since when it is bound.</param>
/// <param name="LastNudgedAt">When the person was last urged to bind.</param>
/// <param name="MayUrge">Whether the caller may urge the person now.</param>
public sealed record CategoryAccount(
    Guid Id, string Name, string? Phone, Role Role, Guid? OrganisationId, string? Organisation, string? Position, AccountState State,
    DateTimeOffset CreatedAt, DateTimeOffset? BoundAt, DateTimeOffset? LastNudgedAt, bool MayUrge);
