using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>
/// 我的小区: somebody who owns a home, or stands in for an owner, signs in with a proved phone; nobody has to preset that (catalogue, preset matrix).
/// The identity by itself shows nothing: homes come with 业主身份绑定 (OWN-01) or 被委托人认证 (OWN-05).
/// </summary>
/// <param name="Name">姓名</param>
/// <param name="Phone">手机号码</param>
/// <param name="Code">短信验证码</param>
/// <param name="Ticket">The WeChat that opened the page; null outside WeChat.</param>
[Anonymous("The code proves the phone; the identity by itself opens nobody's data.")]
public sealed record EnterAsOwner(string Name, string Phone, string Code, string? Ticket = null) : ICommand<Session>
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => nameof(EnterAsOwner);
}

internal sealed class EnterAsOwnerValidator : AbstractValidator<EnterAsOwner>
{
    public EnterAsOwnerValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Person.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.Phone).Must(phone => MobileNumber.TryParse(phone) is not null).WithMessage("请填写正确的手机号码");
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Ticket).MaximumLength(2000);
    }
}

internal sealed class EnterAsOwnerHandler(
    IPhoneProof proof, IRepository<Account> accounts, KnownPersons persons, IPersonalDataIndex index, IWeChatTickets tickets, IUnits units, TimeProvider clock) : ICommandHandler<EnterAsOwner, Session>
{
    public async Task<Result<Session>> Handle(EnterAsOwner command, CancellationToken cancellationToken)
    {
        if (MobileNumber.TryParse(command.Phone) is not { } number) return AccountErrors.BadPhone;

        var openId = tickets.Read(command.Ticket);
        if (command.Ticket is not null && openId is null) return AccountErrors.WeChatUnknown;
        if ((await proof.RedeemAsync(number, CodePurpose.Identity, command.Code, cancellationToken)).Error is { } unproved) return unproved;

        var phone = new IndexedPhone(number, index.Of(number));
        var found = await accounts.FirstOrDefaultAsync(AccountSpecs.ByPhone(Audience.Owner, phone.Index), cancellationToken);
        if (found is not null && found.Name != Normalised.Name(command.Name)) return AccountErrors.NameDiffers;

        // Whoever holds the account already stays the same person, however that person became known.
        var person = (found?.PersonId is { } holder ? await persons.FindAsync(holder, cancellationToken) : null) ?? await persons.ProvedAsync(command.Name, phone, cancellationToken);
        var entered = found is null ? await OpenAsync(person, phone, cancellationToken) : Taken(found, person);
        if (entered.Error is { } refused) return refused;
        if (openId is not null) await persons.FollowAsync(person, openId, cancellationToken);

        return Session.Of(entered.Value);
    }

    private Result<Account> Taken(Account account, Person person) => account.Bind(person, clock.GetUtcNow()).Error is { } refused ? refused : account;

    private async Task<Result<Account>> OpenAsync(Person person, IndexedPhone phone, CancellationToken ct)
    {
        var opened = Account.SelfService(Role.Owner, await units.CityAsync(ct), person, phone, clock.GetUtcNow());
        return opened.Error is { } refused ? refused : accounts.Add(opened.Value);
    }
}
