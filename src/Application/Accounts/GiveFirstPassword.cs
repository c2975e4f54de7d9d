using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>发放首次密码: a superior lets somebody below sign in by user name and password, where the city has no other sign-in for them (ORG-06).</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">用户名; null or empty keeps the one that was given before.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record GiveFirstPassword(Guid Id, string? UserName) : ICommand<FirstPassword>;

/// <summary>What the superior hands over; it is shown once and kept nowhere.</summary>
/// <param name="UserName">用户名</param>
/// <param name="Password">首次密码</param>
/// <param name="Until">Until when an own one has to be chosen.</param>
public sealed record FirstPassword(string UserName, string Password, DateTimeOffset Until)
{
    /// <summary>Never shows the password: answers may be logged.</summary>
    public override string ToString() => nameof(FirstPassword);
}

internal sealed class GiveFirstPasswordValidator : AbstractValidator<GiveFirstPassword>
{
    public GiveFirstPasswordValidator() => RuleFor(c => c.UserName).Must(UserNames.AreFit).When(c => !string.IsNullOrWhiteSpace(c.UserName)).WithMessage("用户名为 4 至 30 位字母、数字、“-”或“_”，以字母开头");
}

internal sealed class GiveFirstPasswordHandler(
    GovernedAccounts governed, IRepository<AccountPassword> passwords, UserNames names, IPasswordHashes hashes, ISignInPolicies policies, ICityProfile city, TimeProvider clock) : ICommandHandler<GiveFirstPassword, FirstPassword>
{
    public async Task<Result<FirstPassword>> Handle(GiveFirstPassword command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!city.InForceAt(now).AdmitsPassword) return AccountErrors.PasswordNotHere;

        var found = await governed.FindAsync(command.Id, null, cancellationToken);
        if (found.Error is { } hidden) return hidden;

        var account = found.Value;
        if (account.State == AccountState.Cancelled) return AccountErrors.Cancelled;

        var kept = await passwords.FirstOrDefaultAsync(AccountSpecs.PasswordOf(account.Id), cancellationToken);
        var name = InstitutionRegistration.NameOf(command.UserName) is { Length: > 0 } asked ? asked : kept?.UserName;
        if (name is null) return AccountErrors.UserNameMissing;
        if (name != kept?.UserName && await names.AreTakenAsync(name, cancellationToken)) return AccountErrors.UserNameTaken;

        var first = hashes.Draw();
        if (kept is null) passwords.Add(AccountPassword.Give(account.Id, name, hashes.Of(first), now));
        else kept.GiveAgain(name, hashes.Of(first), now);

        // Whoever knows the former password is shown out.
        if (account.State == AccountState.Bound && account.EndSessions(now).Error is { } notEnded) return notEnded;

        return new FirstPassword(name, first, now + policies.InForceAt(now).Password.FirstLife);
    }
}
