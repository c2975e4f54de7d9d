using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>项目栏: the manager of a project (ACC-30) and 权限所对应的被授权人, for each permission the people of the own unit who hold it there, bound or not yet (ACC-32).</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ViewAccounts)]
public sealed record GetProjectPermissions(Guid Project) : IQuery<ProjectPermissions>;

/// <summary>Who may do what for a project.</summary>
/// <param name="Name">物业区域名称; null when the register does not know it any more.</param>
/// <param name="Manager">项目经理; null while there is none, and for a unit that has none, as a committee.</param>
/// <param name="Permissions">Permissions that somebody holds.</param>
public sealed record ProjectPermissions(string? Name, AccountLine? Manager, IReadOnlyList<PermissionHolders> Permissions);

/// <summary>Who holds a permission.</summary>
/// <param name="Key">The permission.</param>
/// <param name="Holders">The people.</param>
public sealed record PermissionHolders(string Key, IReadOnlyList<PermissionHolder> Holders);

/// <summary>Somebody who holds a permission.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">姓名</param>
/// <param name="Role">角色</param>
/// <param name="State">Whether the account is bound; one that is not holds the permission from its binding on.</param>
public sealed record PermissionHolder(Guid Account, string Name, Role Role, AccountState State);
