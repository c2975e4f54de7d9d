using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Sets what a role may do in this city, from everybody's next request on (ACC-37).</summary>
/// <param name="Role">The role.</param>
/// <param name="Permissions">The whole set wanted.</param>
/// <param name="Version">The version read; null accepts any, 0 says that the role was as built in.</param>
[Requires(Shared.Permissions.EditRoles)]
public sealed record DefineRole(Role Role, IReadOnlyList<string> Permissions, long? Version = null) : ICommand;

internal sealed class DefineRoleValidator : AbstractValidator<DefineRole>
{
    public DefineRoleValidator()
    {
        RuleFor(c => c.Role).IsInEnum().WithMessage("请选择角色");
        RuleFor(c => c.Permissions).Must(keys => keys is not null && keys.All(key => RoleCatalogue.DeclaredKeys.Contains(key))).WithMessage("权限无效");
    }
}

internal sealed class DefineRoleHandler(IRepository<RoleDefinition> definitions) : ICommandHandler<DefineRole>
{
    public async Task<Result> Handle(DefineRole command, CancellationToken cancellationToken)
    {
        if (command.Permissions.Contains(Permissions.BackgroundWork)) return AccountErrors.NotGrantable.With(Permissions.BackgroundWork);
        if (command.Role == Role.CityAdmin && !command.Permissions.Contains(Permissions.EditRoles)) return AccountErrors.LastEditor;

        var known = await definitions.FirstOrDefaultAsync(AccountSpecs.Definition(command.Role), cancellationToken);
        if (known is null ? command.Version is > 0 : known.IsStale(command.Version)) return SharedErrors.Stale;

        var definition = known ?? definitions.Add(RoleDefinition.Of(command.Role));
        definition.Define(RoleCatalogue.HeldBy(command.Role).ToList(), [.. command.Permissions.Distinct(StringComparer.Ordinal)]);
        return Result.Done;
    }
}
