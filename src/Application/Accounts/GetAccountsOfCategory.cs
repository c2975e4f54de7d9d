using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

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
