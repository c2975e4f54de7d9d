using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>账号赋权: sets what an account holds beyond its role and what of the role it lacks; holds from its next request on (ACC-08, ACC-22, ACC-23).</summary>
/// <param name="Id">The account.</param>
/// <param name="Granted">Permissions beyond the role.</param>
/// <param name="Withheld">Permissions of the role that are taken away.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.GrantPermissions)]
public sealed record GrantPermissions(Guid Id, IReadOnlyList<string> Granted, IReadOnlyList<string> Withheld, long? Version = null) : ICommand;

internal sealed class GrantPermissionsValidator : AbstractValidator<GrantPermissions>
{
    public GrantPermissionsValidator()
    {
        RuleFor(c => c.Granted).Must(keys => keys is { Count: <= 60 } && keys.All(key => key is { Length: > 0 and <= Account.PermissionLength })).WithMessage("权限无效");
        RuleFor(c => c.Withheld).Must(keys => keys is { Count: <= 60 } && keys.All(key => key is { Length: > 0 and <= Account.PermissionLength })).WithMessage("权限无效");
    }
}

internal sealed class GrantPermissionsHandler(IRepository<Account> accounts, ActingSuperior acting, GrantRules rules) : ICommandHandler<GrantPermissions>
{
    public async Task<Result> Handle(GrantPermissions command, CancellationToken cancellationToken)
    {
        if (await acting.FindAsync(cancellationToken) is not { } superior) return AccountErrors.NotYourAccount;
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(command.Id)), cancellationToken) is not { } account) return AccountErrors.NotFound;
        if (!superior.MayGrantTo(account.Role, account.OrganisationId, account.Jurisdiction)) return AccountErrors.NotFound;
        if (account.IsStale(command.Version)) return SharedErrors.Stale;

        // What somebody above granted stays as it is, though this superior could not have granted it.
        var fresh = command.Granted.Except(account.Granted);
        if ((await rules.CheckAsync(account.Role, fresh, command.Withheld, cancellationToken)).Error is { } refused) return refused;

        if (rules.CheckRestored(account.Withheld.Except(command.Withheld)).Error is { } notRestored) return notRestored;

        return account.Grant(superior, command.Granted, command.Withheld);
    }
}
