using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What the form 新增 offers: the roles that the caller may preset, and for one of them the units it can sit in and the permissions to tick.</summary>
/// <param name="Role">The role chosen; null before.</param>
/// <param name="Search">Part of a unit's name, or its code; null for all.</param>
/// <param name="Chosen">The unit chosen already, which is listed whatever is searched for; null before.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record GetPresetChoices(Role? Role = null, string? Search = null, Guid? Chosen = null) : IQuery<PresetChoices>
{
    /// <summary>Most units that are listed.</summary>
    public const int MostUnits = 200;
}

/// <summary>What can be chosen.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Units">Units of the role chosen; <see cref="GetPresetChoices.MostUnits"/> at most, the search narrows them.</param>
/// <param name="MoreUnits">How many more were found.</param>
/// <param name="OfRole">Permissions that come with the role and can be withheld; none for whoever may not grant.</param>
/// <param name="Grantable">Permissions beyond the role; none for whoever may not grant.</param>
public sealed record PresetChoices(IReadOnlyList<Role> Roles, IReadOnlyList<UnitChoice> Units, int MoreUnits, IReadOnlyList<string> OfRole, IReadOnlyList<string> Grantable);

/// <summary>A unit to choose.</summary>
/// <param name="Id">The unit.</param>
/// <param name="Name">Its name.</param>
public sealed record UnitChoice(Guid Id, string Name);

/// <summary>Shape of the question.</summary>
internal sealed class GetPresetChoicesValidator : AbstractValidator<GetPresetChoices>
{
    public GetPresetChoicesValidator() => RuleFor(q => q.Search).MaximumLength(Organisation.NameLength).WithMessage("单位名称过长");
}
