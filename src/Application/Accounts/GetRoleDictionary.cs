using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>角色权限: every role with what it holds here (ACC-37).</summary>
[Requires(Permissions.EditRoles)]
public sealed record GetRoleDictionary : IQuery<RoleDictionary>;

/// <summary>Every role with what it holds here.</summary>
/// <param name="Roles">The roles, in the order of the catalogue.</param>
/// <param name="Permissions">Every permission that a role can hold.</param>
public sealed record RoleDictionary(IReadOnlyList<RoleEntry> Roles, IReadOnlyList<string> Permissions);

/// <summary>A role of the dictionary.</summary>
/// <param name="Role">The role.</param>
/// <param name="Permissions">What it holds here.</param>
/// <param name="Added">Beyond the built-in set.</param>
/// <param name="Removed">Of the built-in set, but taken away here.</param>
/// <param name="Version">For the next change; 0 while as built in.</param>
public sealed record RoleEntry(Role Role, IReadOnlyList<string> Permissions, IReadOnlyList<string> Added, IReadOnlyList<string> Removed, long Version);
