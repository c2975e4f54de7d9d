using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Notices;

/// <summary>States of a notice for one recipient (catalogue, NTF state machine).</summary>
public enum DeliveryStep
{
    /// <summary>未读</summary>
    Unread = 1,

    /// <summary>已读未回复</summary>
    Read = 2,

    /// <summary>已响应; final.</summary>
    Responded = 3,
}

/// <summary>
/// What one recipient got of a notice: unread at first; opening it completes a notice of type 不回复, and one of type 回复 only when it is replied to.
/// Thousands come with one notice, so <see cref="NoticePublished"/> speaks for all of them and each raises its first event when it is opened.
/// </summary>
public sealed class NoticeDelivery : AggregateRoot<NoticeDeliveryId>
{
    /// <summary>Longest reply.</summary>
    public const int ReplyLength = 2000;

    private NoticeDelivery()
    {
    }

    /// <summary>The notice.</summary>
    public NoticeId NoticeId { get; private set; }

    /// <summary>Who got it.</summary>
    public AccountId AccountId { get; private set; }

    /// <summary>As what.</summary>
    public Role Role { get; private set; }

    /// <summary>单位 of the recipient at that moment.</summary>
    public OrganisationId? OrganisationId { get; private set; }

    /// <summary>回复 or 不回复.</summary>
    public ReplyType ReplyType { get; private set; }

    /// <summary>When the notice was published.</summary>
    public DateTimeOffset DeliveredAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public DeliveryStep Step { get; private set; }

    /// <summary>When it was first opened.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>回复</summary>
    public string? Reply { get; private set; }

    /// <summary>When it was replied to.</summary>
    public DateTimeOffset? RepliedAt { get; private set; }

    /// <summary>Puts a notice before a recipient.</summary>
    public static NoticeDelivery Of(Notice notice, AccountId account, Role role, OrganisationId? unit) => new()
    {
        Id = NoticeDeliveryId.New(),
        NoticeId = notice.Id,
        AccountId = account,
        Role = role,
        OrganisationId = unit,
        ReplyType = notice.Reply,
        DeliveredAt = notice.PublishedAt,
        Step = DeliveryStep.Unread,
    };

    /// <summary>The recipient opens it; again and again without further effect.</summary>
    public void Open(DateTimeOffset now)
    {
        if (Step != DeliveryStep.Unread) return;

        (ReadAt, Step) = (now, ReplyType == ReplyType.NoReply ? DeliveryStep.Responded : DeliveryStep.Read);
        Raise(new NoticeOpened(Id, NoticeId, now));
    }

    /// <summary>The recipient replies, once and after reading.</summary>
    public Result Answer(string? text, DateTimeOffset now)
    {
        if (ReplyType == ReplyType.NoReply) return NoticeErrors.NoReplyWanted;
        if (Step == DeliveryStep.Unread) return NoticeErrors.ReadFirst;
        if (Step == DeliveryStep.Responded) return NoticeErrors.RepliedAlready;
        if (Normalised.Prose(text) is not { Length: > 0 } reply) return NoticeErrors.EmptyReply;

        (Reply, RepliedAt, Step) = (reply, now, DeliveryStep.Responded);
        Raise(new NoticeAnswered(Id, NoticeId, now));
        return Result.Done;
    }
}
