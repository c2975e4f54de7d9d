using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What every entry of 身份认证 asks for.</summary>
public interface IEntranceForm
{
    /// <summary>姓名</summary>
    string Name { get; }

    /// <summary>手机号码</summary>
    string Phone { get; }

    /// <summary>短信验证码</summary>
    string Code { get; }

    /// <summary>The WeChat that opened the page; null outside WeChat.</summary>
    string? Ticket { get; }
}

internal sealed class EntranceFormValidator : AbstractValidator<IEntranceForm>
{
    public EntranceFormValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage("请填写姓名").MaximumLength(Person.NameLength).WithMessage("姓名过长");
        RuleFor(c => c.Phone).MobilePhone();
        RuleFor(c => c.Code).NotEmpty().WithMessage("请填写短信验证码").MaximumLength(12).WithMessage("验证码格式不正确");
        RuleFor(c => c.Ticket).MaximumLength(2000);
    }
}

/// <summary>The way in for whoever proves a phone: finds the account of that phone or makes the one that needs no preset, and binds it to the person.</summary>
public sealed class Entrance(
    IPhoneProof proof, IRepository<Account> accounts, KnownPersons persons, IPersonalDataIndex index, IWeChatTickets tickets, IUnits units, TimeProvider clock)
{
    /// <summary>Enters.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="audience">The entry.</param>
    /// <param name="selfService">The role that the first success makes; null where somebody must have preset the account.</param>
    /// <param name="stranger">Said, once the code has proved the phone, where there is no such account or it has another name.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Result<Session>> EnterAsync(IEntranceForm form, Audience audience, Role? selfService, Error stranger, CancellationToken ct)
    {
        if (MobileNumber.TryParse(form.Phone) is not { } number) return AccountErrors.BadPhone;

        var openId = tickets.Read(form.Ticket);
        if (form.Ticket is not null && openId is null) return AccountErrors.WeChatUnknown;
        if ((await proof.RedeemAsync(number, CodePurpose.Identity, form.Code, ct)).Error is { } unproved) return unproved;

        var phone = new IndexedPhone(number, index.Of(number));
        var found = await accounts.FirstOrDefaultAsync(AccountSpecs.ByPhone(audience, phone.Index), ct);
        if (found is not null && found.Name != Normalised.Name(form.Name)) return stranger;

        // Whoever holds the account already stays the same person, however that person became known.
        var person = (found?.PersonId is { } holder ? await persons.FindAsync(holder, ct) : null) ?? await persons.ProvedAsync(form.Name, phone, ct);
        var entered = (found, selfService) switch
        {
            ({ } account, _) => Taken(account, person),
            (null, { } role) => await OpenAsync(role, person, phone, ct),
            _ => stranger,
        };
        if (entered.Error is { } refused) return refused;
        if (openId is not null) await persons.FollowAsync(person, openId, ct);

        return Session.Of(entered.Value);
    }

    private Result<Account> Taken(Account account, Person person) => account.Bind(person, clock.GetUtcNow()).Error is { } refused ? refused : account;

    private async Task<Result<Account>> OpenAsync(Role role, Person person, IndexedPhone phone, CancellationToken ct)
    {
        var opened = Account.SelfService(role, await units.CityAsync(ct), person, phone, clock.GetUtcNow());
        return opened.Error is { } refused ? refused : accounts.Add(opened.Value);
    }
}
