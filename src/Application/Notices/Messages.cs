using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>Opens a message of the own inbox: it counts as read, and as responded to when it asks for no reply (NTF-09).</summary>
/// <param name="Notice">The notice.</param>
[SignedIn("everybody reads what was sent to the own account")]
public sealed record OpenMessage(NoticeId Notice) : ICommand;

/// <summary>Replies to a message of the own inbox (NTF-10).</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Text">回复</param>
[SignedIn("everybody answers what was sent to the own account")]
public sealed record ReplyToMessage(NoticeId Notice, string? Text) : ICommand;

internal sealed class ReplyToMessageValidator : AbstractValidator<ReplyToMessage>
{
    public ReplyToMessageValidator() => RuleFor(c => c.Text).MaximumLength(NoticeDelivery.ReplyLength).Must(text => text is null || Normalised.IsStorable(text)).WithMessage("回复含有无法保存的字符");
}

internal sealed class OpenMessageHandler(IRepository<NoticeDelivery> deliveries, IActor actor, TimeProvider clock) : ICommandHandler<OpenMessage>
{
    public async Task<Result> Handle(OpenMessage command, CancellationToken cancellationToken)
    {
        if (await deliveries.FirstOrDefaultAsync(NoticeSpecs.To(new AccountId(actor.AccountId), command.Notice), cancellationToken) is not { } delivery) return NoticeErrors.NotFound;

        delivery.Open(clock.GetUtcNow());
        return Result.Done;
    }
}

internal sealed class ReplyToMessageHandler(IRepository<NoticeDelivery> deliveries, IActor actor, TimeProvider clock) : ICommandHandler<ReplyToMessage>
{
    public async Task<Result> Handle(ReplyToMessage command, CancellationToken cancellationToken) =>
        await deliveries.FirstOrDefaultAsync(NoticeSpecs.To(new AccountId(actor.AccountId), command.Notice), cancellationToken) is { } delivery
            ? delivery.Answer(command.Text, clock.GetUtcNow())
            : NoticeErrors.NotFound;
}

/// <summary>Which of the own messages are wanted.</summary>
public enum MessageFilter
{
    /// <summary>全部</summary>
    All = 1,

    /// <summary>未读</summary>
    Unread = 2,

    /// <summary>待回复: read or not, a reply is missing.</summary>
    Unanswered = 3,

    /// <summary>已响应</summary>
    Responded = 4,
}

/// <summary>我接收的消息 (NTF-05, NTF-07, NTF-08), latest first.</summary>
/// <param name="Filter">Which of them.</param>
/// <param name="Keyword">Part of the title.</param>
/// <param name="Page">Which part of the list.</param>
[SignedIn("everybody reads what was sent to the own account")]
public sealed record GetMyMessages(MessageFilter Filter, string? Keyword, Page Page) : IQuery<Paged<MessageLine>>;

internal sealed class GetMyMessagesValidator : AbstractValidator<GetMyMessages>
{
    public GetMyMessagesValidator()
    {
        RuleFor(q => q.Filter).IsInEnum();
        RuleFor(q => q.Keyword).MaximumLength(Notice.TitleLength);
    }
}

/// <summary>A message in the inbox.</summary>
/// <param name="Id">The notice.</param>
/// <param name="Title">标题</param>
/// <param name="Type">通知类型</param>
/// <param name="Reply">回复 or 不回复.</param>
/// <param name="Unit">发布单位</param>
/// <param name="PublishedAt">发布时间</param>
/// <param name="Step">Where it stands.</param>
/// <param name="Reminds">What kind of reminder it is.</param>
public sealed record MessageLine(Guid Id, string Title, NoticeType Type, ReplyType Reply, string Unit, DateTimeOffset PublishedAt, DeliveryStep Step, ReminderKind? Reminds);

/// <summary>How many messages of the own inbox are unread, and how many wait for a reply.</summary>
[SignedIn("everybody reads what was sent to the own account")]
public sealed record GetMyMessageCounts : IQuery<MessageCounts>;

/// <summary>The two numbers.</summary>
/// <param name="Unread">未读</param>
/// <param name="Unanswered">待回复</param>
public sealed record MessageCounts(int Unread, int Unanswered);

/// <summary>A message of the own inbox that was opened; what it says is not shown before (NTF-09).</summary>
/// <param name="Notice">The notice.</param>
[SignedIn("everybody reads what was sent to the own account")]
public sealed record GetMyMessage(NoticeId Notice) : IQuery<Message>;

/// <summary>An opened message.</summary>
/// <param name="Line">As in the inbox.</param>
/// <param name="Body">正文</param>
/// <param name="ReadAt">When it was first opened.</param>
/// <param name="Answer">The own reply.</param>
/// <param name="RepliedAt">When it was replied to.</param>
/// <param name="Urges">The notice that it reminds of.</param>
public sealed record Message(MessageLine Line, string Body, DateTimeOffset? ReadAt, string? Answer, DateTimeOffset? RepliedAt, Guid? Urges);

/// <summary>Which of the caller's identities a message went to: a card in WeChat is opened by the person, whoever the person is just now.</summary>
/// <param name="Notice">The notice.</param>
[SignedIn("everybody asks for the own identities alone")]
public sealed record GetIdentityOfMessage(NoticeId Notice) : IQuery<Guid>;
