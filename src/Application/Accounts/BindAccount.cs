using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// 提交信息 on the entry of the government or of property and committee people: name and proved phone must both be those of a preset account
/// (ACC-03, ACC-04). Who must preset it is said only after the code has proved the phone (decision 23).
/// </summary>
/// <param name="Entry">Through which entry.</param>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码</param>
/// <param name="Code">短信验证码</param>
/// <param name="Ticket">The WeChat that opened the page; null outside WeChat.</param>
[Anonymous("The code proves the phone, and a superior preset the account for it.")]
public sealed record BindAccount(Audience Entry, string Name, string Phone, string Code, string? Ticket = null) : ICommand<Session>
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => $"{nameof(BindAccount)} {Entry}";
}

internal sealed class BindAccountValidator : AbstractValidator<BindAccount>
{
    public BindAccountValidator()
    {
        RuleFor(c => c.Entry).Must(entry => entry is Audience.Government or Audience.PropertyOrCommittee or Audience.Expert).WithMessage("身份类别无效");
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Person.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.Phone).Must(phone => MobileNumber.TryParse(phone) is not null).WithMessage("请填写正确的手机号码");
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Ticket).MaximumLength(2000);
    }
}

internal sealed class BindAccountHandler(
    IPhoneProof proof, IRepository<Account> accounts, KnownPersons persons, IPersonalDataIndex index, IWeChatTickets tickets, IUnits units, TimeProvider clock) : ICommandHandler<BindAccount, Session>
{
    public async Task<Result<Session>> Handle(BindAccount command, CancellationToken cancellationToken)
    {
        if (MobileNumber.TryParse(command.Phone) is not { } number) return AccountErrors.BadPhone;

        var openId = tickets.Read(command.Ticket);
        if (command.Ticket is not null && openId is null) return AccountErrors.WeChatUnknown;
        if ((await proof.RedeemAsync(number, CodePurpose.Identity, command.Code, cancellationToken)).Error is { } unproved) return unproved;

        var phone = new IndexedPhone(number, index.Of(number));
        var found = await accounts.FirstOrDefaultAsync(AccountSpecs.ByPhone(command.Entry, phone.Index), cancellationToken);
        if (found is null ? command.Entry != Audience.Expert : found.Name != Normalised.Name(command.Name)) return UnknownBy(command.Entry);

        // Whoever holds the account already stays the same person, however that person became known.
        var person = (found?.PersonId is { } holder ? await persons.FindAsync(holder, cancellationToken) : null) ?? await persons.ProvedAsync(command.Name, phone, cancellationToken);
        var bound = found is null ? await ApplicantAsync(person, phone, cancellationToken) : Taken(found, person);
        if (bound.Error is { } refused) return refused;
        if (openId is not null) await persons.FollowAsync(person, openId, cancellationToken);

        return Session.Of(bound.Value);
    }

    private static Error UnknownBy(Audience entry) => entry switch
    {
        Audience.Government => AccountErrors.NoGovernmentAccount,
        Audience.PropertyOrCommittee => AccountErrors.NoPropertyAccount,
        _ => AccountErrors.NameDiffers,
    };

    private Result<Account> Taken(Account account, Person person) => account.Bind(person, clock.GetUtcNow()).Error is { } refused ? refused : account;

    // 申报专家资格人员 need nobody's preset: the first success makes the identity (ACC-05).
    private async Task<Result<Account>> ApplicantAsync(Person person, IndexedPhone phone, CancellationToken ct)
    {
        var applicant = Account.SelfService(Role.ExpertApplicant, await units.CityAsync(ct), person, phone, clock.GetUtcNow());
        return applicant.Error is { } refused ? refused : accounts.Add(applicant.Value);
    }
}
