using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>编辑: another phone for the identity in use, proved by a code that went to it (ACC-28).</summary>
/// <param name="Phone">The new phone.</param>
/// <param name="Code">短信验证码</param>
[SignedIn("One's own phone.")]
public sealed record ChangeMyPhone(string Phone, string Code) : ICommand
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => nameof(ChangeMyPhone);
}

internal sealed class ChangeMyPhoneValidator : AbstractValidator<ChangeMyPhone>
{
    public ChangeMyPhoneValidator()
    {
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
    }
}

internal sealed class ChangeMyPhoneHandler(IRepository<Account> accounts, OwnPhone own, IActor actor) : ICommandHandler<ChangeMyPhone>
{
    public async Task<Result> Handle(ChangeMyPhone command, CancellationToken cancellationToken) =>
        await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(actor.AccountId)), cancellationToken) is { } account
            ? await own.ChangeAsync(account, command.Phone, command.Code, cancellationToken)
            : AccountErrors.NotFound;
}

/// <summary>Gives a bound account another phone, which a code proves: its holder for the own one, or a superior to whom the holder reads the code out.</summary>
public sealed class OwnPhone(IPhoneProof proof, IRepository<Account> accounts, KnownPersons persons, IPersonalDataIndex index)
{
    /// <summary>Redeems the code and changes the phone of the account and of the person behind it.</summary>
    public async Task<Result> ChangeAsync(Account account, string phone, string code, CancellationToken ct)
    {
        if (MobileNumber.TryParse(phone) is not { } number) return AccountErrors.BadPhone;
        if (account.PersonId is not { } holder) return AccountErrors.NotFound;
        if ((await proof.RedeemAsync(number, CodePurpose.PhoneChange, code, ct)).Error is { } unproved) return unproved;

        var indexed = new IndexedPhone(number, index.Of(number));
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ByPhone(account.Audience, indexed.Index), ct) is { } other && other.Id != account.Id) return AccountErrors.PhoneTaken;
        if (account.ChangePhone(indexed).Error is { } refused) return refused;

        await persons.ProveAsync(holder, indexed, ct);
        return Result.Done;
    }
}
