using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What the form 新增 offers: the roles that the caller may preset, and for one of them the units it can sit in and the permissions it can be granted.</summary>
/// <param name="Role">The role chosen; null before.</param>
/// <param name="Search">Part of a unit's name; null for all.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record GetPresetChoices(Role? Role = null, string? Search = null) : IQuery<PresetChoices>;

/// <summary>What can be chosen.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Units">Units of the role chosen; 200 at most, the search narrows them.</param>
/// <param name="Grantable">Permissions beyond the role.</param>
public sealed record PresetChoices(IReadOnlyList<Role> Roles, IReadOnlyList<UnitChoice> Units, IReadOnlyList<string> Grantable);

/// <summary>A unit to choose.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
public sealed record UnitChoice(Guid Id, string Name);
