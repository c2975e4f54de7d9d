using FluentValidation;
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
public sealed record EnterAsOwner(string Name, string Phone, string Code, string? Ticket = null) : ICommand<Session>, IEntranceForm
{
    /// <summary>Never shows a phone or a code: requests may be logged.</summary>
    public override string ToString() => nameof(EnterAsOwner);
}

internal sealed class EnterAsOwnerValidator : AbstractValidator<EnterAsOwner>
{
    public EnterAsOwnerValidator() => Include(new EntranceFormValidator());
}

internal sealed class EnterAsOwnerHandler(Entrance entrance) : ICommandHandler<EnterAsOwner, Session>
{
    public Task<Result<Session>> Handle(EnterAsOwner command, CancellationToken cancellationToken) =>
        entrance.EnterAsync(command, Audience.Owner, Role.Owner, AccountErrors.NameDiffers, cancellationToken);
}
