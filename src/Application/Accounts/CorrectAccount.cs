using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>编辑: a superior corrects what was preset. The phone only before binding; afterwards its holder proves the new one (ACC-30).</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">姓名</param>
/// <param name="Position">职务</param>
/// <param name="Phone">手机号码; null leaves it.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record CorrectAccount(Guid Id, string Name, string? Position, string? Phone = null, long? Version = null) : ICommand
{
    /// <summary>Never shows a phone: requests may be logged.</summary>
    public override string ToString() => $"{nameof(CorrectAccount)} {Id}";
}

internal sealed class CorrectAccountValidator : AbstractValidator<CorrectAccount>
{
    public CorrectAccountValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Person.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.Position).MaximumLength(Account.PositionLength).WithMessage("职务过长");
        RuleFor(c => c.Phone).MobilePhoneOrNothing();
    }
}

internal sealed class CorrectAccountHandler(GovernedAccounts governed, ActingSuperior acting, SeatFinder seats, IPersonalDataIndex index) : ICommandHandler<CorrectAccount>
{
    public async Task<Result> Handle(CorrectAccount command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, command.Version, cancellationToken);
        if (found.Error is { } refused) return refused;
        if (await acting.FindAsync(cancellationToken) is not { } superior) return AccountErrors.NotYourAccount;

        var account = found.Value;
        if (MobileNumber.TryParse(command.Phone) is { } number && index.Of(number) != account.PhoneIndex)
        {
            if (account.State != AccountState.Preset) return AccountErrors.PhoneIsProved;

            var phone = await seats.FreePhoneAsync(account.Role, number.Digits, cancellationToken);
            if (phone.Error is { } taken) return taken;
            if (account.ChangePhone(phone.Value).Error is { } notChanged) return notChanged;
        }

        return account.Correct(superior, command.Name, command.Position);
    }
}
