using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>物管平台登录 by user name and password (ACC-19). Wrong passwords make the user name rest for those who typed them, see <see cref="PasswordTries"/>.</summary>
/// <param name="UserName">用户名</param>
/// <param name="Password">密码</param>
/// <param name="Origin">From where.</param>
[Anonymous("User name and password say who it is.")]
public sealed record SignInByPassword(string UserName, string Password, SignInOrigin Origin) : ICommand<Session>
{
    /// <summary>Never shows a password: requests may be logged.</summary>
    public override string ToString() => nameof(SignInByPassword);
}

/// <summary>Another password for an institution, or for somebody who chose one before, by a code that went to the phone of the account (ACC-19).</summary>
/// <param name="UserName">用户名</param>
/// <param name="Phone">手机号码 of the account.</param>
/// <param name="Code">短信验证码</param>
/// <param name="Password">The new password.</param>
/// <param name="Origin">From where; the tries counted against it are forgotten.</param>
[Anonymous("The code proves the phone of the account.")]
public sealed record ResetPassword(string UserName, string Phone, string Code, string Password, SignInOrigin Origin) : ICommand
{
    /// <summary>Never shows a password or a phone: requests may be logged.</summary>
    public override string ToString() => nameof(ResetPassword);
}

/// <summary>Where a sign-in comes from.</summary>
/// <param name="Browser">Name of a browser in which this user name came in before; the edge vouches for it. Null for any other.</param>
/// <param name="Address">Client address; null when unknown.</param>
public sealed record SignInOrigin(string? Browser, string? Address);

/// <summary>
/// Counts wrong passwords where they come from, so that nobody can shut a name for others (ACC-19): so many in a while for a browser that is known for
/// the name, as many for an address. An attacker with many addresses meets a ceiling for all browsers that are not known; whoever the name belongs to goes on in the own browser, or makes
/// another one known by resetting the password.
/// </summary>
public sealed class PasswordTries(IAttempts attempts, ISignInPolicies policies, TimeProvider clock)
{
    /// <summary>Counts a try.</summary>
    /// <param name="name">The user name as it is kept.</param>
    /// <param name="origin">From where.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <returns>Whether it may be made.</returns>
    public async Task<bool> MayTryAsync(string name, SignInOrigin origin, CancellationToken ct)
    {
        var limits = policies.InForceAt(clock.GetUtcNow()).Tries;
        return await attempts.CountAsync(KeyOf(name, origin), limits.PerOrigin, limits.Window, ct)
            && (origin.Browser is not null || await attempts.CountAsync(StrangersOf(name), limits.OfStrangers, limits.Window, ct));
    }

    /// <summary>Forgets the tries of an origin that proved itself.</summary>
    public Task ForgetAsync(string name, SignInOrigin origin, CancellationToken ct) => attempts.ForgetAsync(KeyOf(name, origin), ct);

    // The name is typed by anybody and stands last, so that no name can be written that runs into the key of another.
    private static string KeyOf(string name, SignInOrigin origin) => origin.Browser is { } browser ? $"password-in|{browser}|{name}" : $"password-from|{origin.Address}|{name}";

    private static string StrangersOf(string name) => $"password-of|{name}";
}

internal sealed class SignInByPasswordValidator : AbstractValidator<SignInByPassword>
{
    public SignInByPasswordValidator()
    {
        RuleFor(c => c.UserName).NotEmpty().WithMessage("请填写用户名").MaximumLength(30).WithMessage("用户名过长");
        RuleFor(c => c.Password).NotEmpty().WithMessage("请填写密码").MaximumLength(64).WithMessage("密码过长");
    }
}

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator(ISignInPolicies policies, TimeProvider clock)
    {
        RuleFor(c => c.UserName).NotEmpty().WithMessage("请填写用户名").MaximumLength(30).WithMessage("用户名过长");
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Password).KeepsTheRule(policies, clock);
    }
}

internal sealed class SignInByPasswordHandler(
    UserNames names, IRepository<Account> accounts, IPasswordHashes hashes, PasswordTries tries, ISignInPolicies policies, ICityProfile city, TimeProvider clock) : ICommandHandler<SignInByPassword, Session>
{
    public async Task<Result<Session>> Handle(SignInByPassword command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!city.InForceAt(now).AdmitsPassword) return AccountErrors.PasswordNotHere;

        var name = InstitutionRegistration.NameOf(command.UserName);
        if (!await tries.MayTryAsync(name, command.Origin, cancellationToken)) return AccountErrors.PasswordLocked;

        // A name that nobody has takes as long as a wrong password.
        var (registration, preset) = await names.FindAsync(name, cancellationToken);
        if (!hashes.Match(registration?.PasswordHash ?? preset?.Hash ?? "", command.Password) || (registration?.AccountId ?? preset?.AccountId) is not { } holder) return AccountErrors.PasswordWrong;

        await tries.ForgetAsync(name, command.Origin, cancellationToken);
        var rule = policies.InForceAt(now).Password;
        if (preset is { IsFirst: true }) return preset.FirstHolds(rule, now) ? AccountErrors.PasswordIsFirst : AccountErrors.PasswordWrong;
        if (rule.HasAged(registration?.PasswordSetAt ?? preset?.SetAt ?? now, now)) return AccountErrors.PasswordAged;

        return await accounts.FirstOrDefaultAsync(AccountSpecs.ById(holder), cancellationToken) is { State: AccountState.Bound } account ? Session.Of(account) : AccountErrors.NoAccount;
    }
}

internal sealed class ResetPasswordHandler(
    UserNames names, IRepository<Account> accounts, IPhoneProof proof, IPersonalDataIndex index, IPasswordHashes hashes, PasswordTries tries, ICityProfile city, TimeProvider clock) :
    ICommandHandler<ResetPassword>
{
    public async Task<Result> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsPassword) return AccountErrors.PasswordNotHere;
        if (MobileNumber.TryParse(command.Phone) is not { } phone) return AccountErrors.BadPhone;
        if ((await proof.RedeemAsync(phone, CodePurpose.Identity, command.Code, cancellationToken)).Error is { } unproved) return unproved;

        var name = InstitutionRegistration.NameOf(command.UserName);
        var (registration, preset) = await names.FindAsync(name, cancellationToken);
        if ((registration?.AccountId ?? preset?.AccountId) is not { } holder || preset is { IsFirst: true }) return AccountErrors.NoAccount;
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(holder), cancellationToken) is not { State: AccountState.Bound } account || account.PhoneIndex != index.Of(phone)) return AccountErrors.NoAccount;

        registration?.ChangePassword(hashes.Of(command.Password), clock.GetUtcNow());
        preset?.Choose(hashes.Of(command.Password), clock.GetUtcNow());
        if (account.EndSessions(clock.GetUtcNow()).Error is { } notEnded) return notEnded;

        await tries.ForgetAsync(name, command.Origin, cancellationToken);
        return Result.Done;
    }
}
