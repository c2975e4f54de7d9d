using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>权限所对应的被授权人: for each permission the people of the own unit who hold it for a project (ACC-32).</summary>
/// <param name="Project">The project.</param>
[Requires(Permissions.ViewAccounts)]
public sealed record GetProjectPermissions(Guid Project) : IQuery<ProjectPermissions>;

/// <summary>Who may do what for a project.</summary>
/// <param name="Permissions">Permissions that somebody holds.</param>
public sealed record ProjectPermissions(IReadOnlyList<PermissionHolders> Permissions);

/// <summary>Who holds a permission.</summary>
/// <param name="Key">The permission.</param>
/// <param name="Holders">The people.</param>
public sealed record PermissionHolders(string Key, IReadOnlyList<PermissionHolder> Holders);

/// <summary>Somebody who holds a permission.</summary>
/// <param name="Account">The account.</param>
/// <param name="Name">姓名</param>
/// <param name="Role">角色</param>
public sealed record PermissionHolder(Guid Account, string Name, Role Role);
