using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>权限管理: the accounts within the caller's reach (ACC-20, ACC-25, ACC-33).</summary>
/// <param name="Search">Part of a name, or a whole phone; null for all.</param>
/// <param name="Role">Only that role.</param>
/// <param name="State">Only that state; null for those that are not cancelled.</param>
/// <param name="OrganisationId">Only that unit.</param>
/// <param name="Page">Which page.</param>
/// <param name="Project">Only those who serve that project (ACC-30).</param>
[Requires(Permissions.ViewAccounts)]
public sealed record GetAccounts(string? Search, Role? Role, AccountState? State, Guid? OrganisationId, Page Page, Guid? Project = null) : IQuery<Paged<AccountLine>>;

/// <summary>An account in a list; the phone is masked.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码, masked; null once cancelled.</param>
/// <param name="Role">角色</param>
/// <param name="Organisation">单位</param>
/// <param name="Position">职务</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was opened.</param>
/// <param name="BoundAt">Since when it is bound.</param>
/// <param name="LastNudgedAt">When the person was last urged to bind.</param>
/// <param name="Projects">Projects served, by name; without those outside the caller's scope.</param>
/// <param name="WeChatLost">微信号已失效: WeChat does not know the holder any more, who gets no notices by it.</param>
public sealed record AccountLine(
    Guid Id, string Name, string? Phone, Role Role, string? Organisation, string? Position, AccountState State, DateTimeOffset CreatedAt, DateTimeOffset? BoundAt, DateTimeOffset? LastNudgedAt,
    IReadOnlyList<AccountProject> Projects, bool WeChatLost = false);

/// <summary>A project that an account serves.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">物业区域名称</param>
public sealed record AccountProject(Guid Id, string Name);

/// <summary>The information page of one account (ACC-24), with what the caller may do to it.</summary>
/// <param name="Id">The account.</param>
[Requires(Permissions.ViewAccounts)]
public sealed record GetAccount(Guid Id) : IQuery<AccountDetail>;

/// <summary>One account; the phone is masked.</summary>
/// <param name="Account">As in the list.</param>
/// <param name="OrganisationId">单位</param>
/// <param name="Jurisdiction">What its unit governs, or where it sits.</param>
/// <param name="Projects">Projects served.</param>
/// <param name="Permissions">What it holds or could be granted.</param>
/// <param name="MayGovern">Whether the caller may correct, unbind and cancel it.</param>
/// <param name="MayGrant">Whether the caller may grant to it.</param>
/// <param name="Version">For the next change.</param>
public sealed record AccountDetail(
    AccountLine Account, Guid? OrganisationId, string Jurisdiction, IReadOnlyList<Guid> Projects, IReadOnlyList<HeldPermission> Permissions, bool MayGovern, bool MayGrant, long Version);

/// <summary>A permission of an account.</summary>
/// <param name="Key">The key.</param>
/// <param name="OfRole">Whether the role brings it.</param>
/// <param name="Held">Whether the account holds it now.</param>
/// <param name="Changeable">Whether the caller may give or take it.</param>
public sealed record HeldPermission(string Key, bool OfRole, bool Held, bool Changeable);
