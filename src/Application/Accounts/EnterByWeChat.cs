using FluentValidation;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>物业服务 is opened from WeChat: whoever is bound goes on, everybody else chooses an entry of 身份认证 (ACC-02).</summary>
/// <param name="State">Our secret that came back.</param>
/// <param name="Code">WeChat's code; null when the person said no.</param>
[Anonymous("WeChat says who opened the page.")]
public sealed record EnterByWeChat(string State, string? Code) : ICommand<WeChatEntry>
{
    /// <summary>Never shows a secret: requests may be logged.</summary>
    public override string ToString() => nameof(EnterByWeChat);
}

/// <summary>What the page does next.</summary>
/// <param name="Session">The session of the identity bound first; null for somebody unknown.</param>
/// <param name="Ticket">Goes along with the form of 身份认证.</param>
/// <param name="Entries">The entries offered to somebody unknown; empty for the others.</param>
public sealed record WeChatEntry(Session? Session, string Ticket, IReadOnlyList<Audience> Entries);

internal sealed class EnterByWeChatValidator : AbstractValidator<EnterByWeChat>
{
    public EnterByWeChatValidator()
    {
        RuleFor(c => c.State).NotEmpty().MaximumLength(128);
        RuleFor(c => c.Code).MaximumLength(512);
    }
}

internal sealed class EnterByWeChatHandler(IWeChatIdentity weChat, IWeChatTickets tickets, IRepository<Person> persons, IRepository<Account> accounts) : ICommandHandler<EnterByWeChat, WeChatEntry>
{
    private static readonly Audience[] Entries = [Audience.Government, Audience.PropertyOrCommittee, Audience.Expert];

    public async Task<Result<WeChatEntry>> Handle(EnterByWeChat command, CancellationToken cancellationToken)
    {
        var login = await weChat.CompleteAsync(command.State, command.Code, cancellationToken);
        if (login is WeChatLogin.Failed { Why: not PortFailure.Refused }) return AccountErrors.WeChatUnavailable;
        if (login is not WeChatLogin.SignedIn { OpenId: var openId }) return AccountErrors.WeChatUnknown;

        var ticket = tickets.Issue(openId);
        if (await persons.FirstOrDefaultAsync(AccountSpecs.PersonByOpenId(openId), cancellationToken) is not { } person) return new WeChatEntry(null, ticket, Entries);

        person.Follow(openId);
        var bound = await accounts.ListAsync(AccountSpecs.BoundTo(person.Id), cancellationToken);
        return bound.Count == 0 ? new WeChatEntry(null, ticket, Entries) : new WeChatEntry(Session.Of(bound[0]), ticket, []);
    }
}
