using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>物管平台登录 by user name and password (ACC-19). After five tries within a quarter of an hour the user name rests.</summary>
/// <param name="UserName">用户名</param>
/// <param name="Password">密码</param>
[Anonymous("User name and password say who it is.")]
public sealed record SignInByPassword(string UserName, string Password) : ICommand<Session>
{
    /// <summary>Never shows a password: requests may be logged.</summary>
    public override string ToString() => nameof(SignInByPassword);
}

/// <summary>Another password for an institution, by a code that went to the phone of its account (ACC-19).</summary>
/// <param name="UserName">用户名</param>
/// <param name="Phone">手机号码 of the account.</param>
/// <param name="Code">短信验证码</param>
/// <param name="Password">The new password.</param>
[Anonymous("The code proves the phone of the account.")]
public sealed record ResetPassword(string UserName, string Phone, string Code, string Password) : ICommand
{
    /// <summary>Never shows a password or a phone: requests may be logged.</summary>
    public override string ToString() => nameof(ResetPassword);
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
    public ResetPasswordValidator()
    {
        RuleFor(c => c.UserName).NotEmpty().WithMessage("请填写用户名").MaximumLength(30).WithMessage("用户名过长");
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Password).Must(Passwords.AreGood).WithMessage(Passwords.Rule);
    }
}

internal sealed class SignInByPasswordHandler(
    IRepository<InstitutionRegistration> registrations, IRepository<Account> accounts, IPasswordHashes hashes, IAttempts attempts, ICityProfile city, TimeProvider clock) : ICommandHandler<SignInByPassword, Session>
{
    private const int Tries = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public async Task<Result<Session>> Handle(SignInByPassword command, CancellationToken cancellationToken)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsPassword) return AccountErrors.PasswordNotHere;

        var name = InstitutionRegistration.NameOf(command.UserName);
        if (!await attempts.CountAsync($"password:{name}", Tries, Window, cancellationToken)) return AccountErrors.PasswordLocked;

        // A name that nobody has takes as long as a wrong password.
        var registration = await registrations.FirstOrDefaultAsync(AccountSpecs.RegistrationOf(name), cancellationToken);
        if (!hashes.Match(registration?.PasswordHash ?? "", command.Password) || registration is null) return AccountErrors.PasswordWrong;

        return await accounts.FirstOrDefaultAsync(AccountSpecs.ById(registration.AccountId), cancellationToken) is { State: AccountState.Bound } account ? Session.Of(account) : AccountErrors.NoAccount;
    }
}

internal sealed class ResetPasswordHandler(
    IRepository<InstitutionRegistration> registrations, IRepository<Account> accounts, IPhoneProof proof, IPersonalDataIndex index, IPasswordHashes hashes, ICityProfile city, TimeProvider clock) :
    ICommandHandler<ResetPassword>
{
    public async Task<Result> Handle(ResetPassword command, CancellationToken cancellationToken)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsPassword) return AccountErrors.PasswordNotHere;
        if (MobileNumber.TryParse(command.Phone) is not { } phone) return AccountErrors.BadPhone;
        if ((await proof.RedeemAsync(phone, CodePurpose.Identity, command.Code, cancellationToken)).Error is { } unproved) return unproved;
        if (await registrations.FirstOrDefaultAsync(AccountSpecs.RegistrationOf(InstitutionRegistration.NameOf(command.UserName)), cancellationToken) is not { } registration) return AccountErrors.NoAccount;
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(registration.AccountId), cancellationToken) is not { State: AccountState.Bound } account || account.PhoneIndex != index.Of(phone)) return AccountErrors.NoAccount;

        registration.ChangePassword(hashes.Of(command.Password), clock.GetUtcNow());
        return Result.Done;
    }
}
