using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// 编辑: a superior corrects what was preset (ACC-30). The phone of a bound account with a code that went to the new one, which its holder reads out, and
/// only of somebody who acts nowhere else. The name of a bound account is the person's from then on, unless a document certified it; an identity elsewhere
/// keeps the person's name, and the account alone is called otherwise.
/// </summary>
/// <param name="Id">The account.</param>
/// <param name="Name">姓名</param>
/// <param name="Position">职务</param>
/// <param name="Phone">手机号码; null leaves it.</param>
/// <param name="PhoneCode">短信验证码 that went to the new phone; asked for once the account is bound.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record CorrectAccount(Guid Id, string Name, string? Position, string? Phone = null, string? PhoneCode = null, long? Version = null) : ICommand
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => $"{nameof(CorrectAccount)} {Id}";
}

internal sealed class CorrectAccountValidator : AbstractValidator<CorrectAccount>
{
    public CorrectAccountValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Person.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.Position).MaximumLength(Account.PositionLength).WithMessage("职务过长");
        RuleFor(c => c.Phone).MobilePhoneOrNothing();
        RuleFor(c => c.PhoneCode).MaximumLength(12).WithMessage("验证码格式不正确");
    }
}

internal sealed class CorrectAccountHandler(GovernedAccounts governed, ActingSuperior acting, SeatFinder seats, KnownPersons persons, OwnPhone own, IPersonalDataIndex index) : ICommandHandler<CorrectAccount>
{
    public async Task<Result> Handle(CorrectAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, command.Version, cancellationToken);
        if (found.Error is { } refused) return refused;
        if (await acting.FindAsync(cancellationToken) is not { } superior) return AccountErrors.NotYourAccount;

        var account = found.Value;
        if (MobileNumber.TryParse(command.Phone) is { } number && index.Of(number) != account.PhoneIndex)
        {
            var changed = account.State == AccountState.Bound
                ? await ProvedAsync(account, superior, number, command.PhoneCode, cancellationToken)
                : await PresetAsync(account, number, cancellationToken);
            if (changed.Error is { } notChanged) return notChanged;
        }

        if (account.Name != Normalised.Name(command.Name) && (await RenameAsync(account, superior, command.Name, cancellationToken)).Error is { } certified) return certified;

        return account.Correct(superior, command.Name, command.Position);
    }

    private async Task<Result> ProvedAsync(Account account, Superior superior, MobileNumber number, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code)) return AccountErrors.PhoneIsProved;
        if (!await governed.ReachPersonOfAsync(account, superior, ct)) return AccountErrors.PersonElsewhere;

        return await own.ChangeAsync(account, number.Digits, code, ct);
    }

    private async Task<Result> PresetAsync(Account account, MobileNumber number, CancellationToken ct)
    {
        var phone = await seats.FreePhoneAsync(account.Role, number.Digits, ct);
        return phone.Error is { } taken ? taken : account.ChangePhone(phone.Value);
    }

    private async Task<Result> RenameAsync(Account account, Superior superior, string name, CancellationToken ct)
    {
        if (account.State != AccountState.Bound || account.PersonId is not { } holder || await persons.FindAsync(holder, ct) is not { } person) return Result.Done;
        if (person.DocumentIndex is null && !await governed.ReachPersonOfAsync(account, superior, ct)) return Result.Done;

        return person.Rename(name);
    }
}
