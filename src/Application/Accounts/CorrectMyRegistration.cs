using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Corrects what the own unit registered (ORG-07). Its code stays; another phone is proved by a code, for it resets the password.</summary>
/// <param name="Name">单位名称</param>
/// <param name="UserName">用户名; null leaves it.</param>
/// <param name="LegalRepresentative">法定代表人</param>
/// <param name="ContactPerson">联系人</param>
/// <param name="Address">地址</param>
/// <param name="Phone">联系电话; null leaves it.</param>
/// <param name="PhoneCode">短信验证码 that went to the new phone.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.KeepRegistration)]
public sealed record CorrectMyRegistration(string Name, string? UserName, string LegalRepresentative, string ContactPerson, string Address, string? Phone, string? PhoneCode, long? Version) : ICommand
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => nameof(CorrectMyRegistration);
}

internal sealed class CorrectMyRegistrationValidator : AbstractValidator<CorrectMyRegistration>
{
    public CorrectMyRegistrationValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写单位名称").MaximumLength(Organisation.NameLength).WithMessage("单位名称过长");
        RuleFor(c => c.UserName).Must(UserNames.AreFitOrCode).When(c => !string.IsNullOrWhiteSpace(c.UserName)).WithMessage(UserNames.Rule);
        RuleFor(c => c.LegalRepresentative).NotEmpty().WithMessage("请填写法定代表人").MaximumLength(Person.NameLength).WithMessage("法定代表人过长");
        RuleFor(c => c.ContactPerson).NotEmpty().WithMessage("请填写联系人").MaximumLength(Person.NameLength).WithMessage("联系人过长");
        RuleFor(c => c.Address).NotEmpty().WithMessage("请填写地址").MaximumLength(200).WithMessage("地址过长");
        RuleFor(c => c.Phone).MobilePhoneOrNothing();
        RuleFor(c => c.PhoneCode).NotEmpty().When(c => !string.IsNullOrWhiteSpace(c.Phone)).WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
    }
}

internal sealed class CorrectMyRegistrationHandler(
    IRepository<InstitutionRegistration> registrations, IRepository<Account> accounts, UserNames names, IInstitutions institutions, OwnPhone own, IActor actor, TimeProvider clock) : ICommandHandler<CorrectMyRegistration>
{
    public async Task<Result> Handle(CorrectMyRegistration command, CancellationToken cancellationToken)
    {
        var id = new AccountId(actor.AccountId);
        if (await registrations.FirstOrDefaultAsync(AccountSpecs.RegistrationBehind(id), cancellationToken) is not { } registration) return AccountErrors.NotRegistered;
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(id), cancellationToken) is not { } account) return AccountErrors.NotRegistered;

        var (before, now) = (registration.UserName, clock.GetUtcNow());
        if ((await institutions.CorrectAsync(registration, command, cancellationToken)).Error is { } unitRefused) return unitRefused;
        if (registration.Correct(command.UserName, command.LegalRepresentative, now).Error is { } refused) return refused;
        if (registration.UserName != before && await names.AreTakenAsync(registration.UserName, cancellationToken)) return AccountErrors.UserNameTaken;

        return string.IsNullOrWhiteSpace(command.Phone) ? Result.Done : await own.ChangeAsync(account, command.Phone, command.PhoneCode ?? "", cancellationToken);
    }
}
