using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>首次登录: the first password and a code that went to the preset phone are exchanged for an own password, and bind the account (ACC-19, ORG-06).</summary>
/// <param name="UserName">用户名</param>
/// <param name="First">首次密码</param>
/// <param name="Phone">手机号码, as the superior preset it.</param>
/// <param name="Code">短信验证码</param>
/// <param name="Password">The own password.</param>
/// <param name="Origin">From where; wrong first passwords are counted as wrong passwords are.</param>
[Anonymous("First password and code say who it is.")]
public sealed record ChooseOwnPassword(string UserName, string First, string Phone, string Code, string Password, SignInOrigin Origin) : ICommand
{
    /// <summary>Never shows a password or a phone: requests may be logged.</summary>
    public override string ToString() => nameof(ChooseOwnPassword);
}

internal sealed class ChooseOwnPasswordValidator : AbstractValidator<ChooseOwnPassword>
{
    public ChooseOwnPasswordValidator(ISignInPolicies policies, TimeProvider clock)
    {
        RuleFor(c => c.UserName).NotEmpty().WithMessage("请填写用户名").MaximumLength(30).WithMessage("用户名过长");
        RuleFor(c => c.First).NotEmpty().WithMessage("请填写首次密码").MaximumLength(64).WithMessage("密码过长");
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Password).KeepsTheRule(policies, clock).NotEqual(c => c.First).WithMessage("新密码不能与首次密码相同");
    }
}

internal sealed class ChooseOwnPasswordHandler(
    IRepository<AccountPassword> passwords, IRepository<Account> accounts, KnownPersons persons, IPhoneProof proof, IPersonalDataIndex index, IPasswordHashes hashes, PasswordTries tries, ISignInPolicies policies, ICityProfile city, TimeProvider clock) :
    ICommandHandler<ChooseOwnPassword>
{
    public async Task<Result> Handle(ChooseOwnPassword command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!city.InForceAt(now).AdmitsPassword) return AccountErrors.PasswordNotHere;
        if (MobileNumber.TryParse(command.Phone) is not { } number) return AccountErrors.BadPhone;

        var name = InstitutionRegistration.NameOf(command.UserName);
        if (!await tries.MayTryAsync(name, command.Origin, cancellationToken)) return AccountErrors.PasswordLocked;

        var given = await passwords.FirstOrDefaultAsync(AccountSpecs.PasswordNamed(name), cancellationToken);
        if (!hashes.Match(given?.Hash ?? "", command.First) || given is null || !given.FirstHolds(policies.InForceAt(now).Password, now)) return AccountErrors.PasswordWrong;
        if ((await proof.RedeemAsync(number, CodePurpose.Identity, command.Code, cancellationToken)).Error is { } unproved) return unproved;

        var phone = new IndexedPhone(number, index.Of(number));
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(given.AccountId), cancellationToken) is not { } account || account.PhoneIndex != phone.Index) return AccountErrors.NoAccount;
        if (account.Bind(await persons.ProvedAsync(account.Name, phone, cancellationToken), now).Error is { } refused) return refused;

        given.Choose(hashes.Of(command.Password), now);
        await tries.ForgetAsync(name, command.Origin, cancellationToken);
        return Result.Done;
    }
}
