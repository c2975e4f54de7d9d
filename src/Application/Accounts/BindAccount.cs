using FluentValidation;
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
public sealed record BindAccount(Audience Entry, string Name, string Phone, string Code, string? Ticket = null) : ICommand<Session>, IEntranceForm
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => $"{nameof(BindAccount)} {Entry}";
}

internal sealed class BindAccountValidator : AbstractValidator<BindAccount>
{
    public BindAccountValidator()
    {
        RuleFor(c => c.Entry).Must(entry => entry is Audience.Government or Audience.PropertyOrCommittee or Audience.Expert).WithMessage("身份类别无效");
        Include(new EntranceFormValidator());
    }
}

internal sealed class BindAccountHandler(Entrance entrance) : ICommandHandler<BindAccount, Session>
{
    public Task<Result<Session>> Handle(BindAccount command, CancellationToken cancellationToken) =>
        entrance.EnterAsync(command, command.Entry, SelfServiceOf(command.Entry), UnknownBy(command.Entry), cancellationToken);

    // 申报专家资格人员 need nobody's preset: the first success makes the identity (ACC-05).
    private static Role? SelfServiceOf(Audience entry) => entry == Audience.Expert ? Role.ExpertApplicant : null;

    private static Error UnknownBy(Audience entry) => entry switch
    {
        Audience.Government => AccountErrors.NoGovernmentAccount,
        Audience.PropertyOrCommittee => AccountErrors.NoPropertyAccount,
        _ => AccountErrors.NameDiffers,
    };
}
