using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;

namespace PropertyPlatform.Application.Notices;

/// <summary>Puts notices into inboxes and knows who has not responded; by thousands at a time.</summary>
public interface INoticeMail
{
    /// <summary>Writes a delivery for each recipient, with the projects by which they were reached, in the command's transaction.</summary>
    Task DeliverAsync(Notice notice, IReadOnlyList<ReachedRecipient> recipients, CancellationToken ct);

    /// <summary>Recipients of a notice who have not responded and whose account still lives.</summary>
    Task<IReadOnlyList<ReachedRecipient>> WaitingAsync(NoticeId notice, CancellationToken ct);

    /// <summary>WeChat of the recipients who follow; each once, whatever number of identities got the notice.</summary>
    Task<IReadOnlyList<Follower>> FollowersAsync(NoticeId notice, CancellationToken ct);

    /// <summary>Keeps which message went to which recipient.</summary>
    Task NotePushesAsync(IReadOnlyList<(NoticeDeliveryId Delivery, Guid Message)> pushes, CancellationToken ct);

    /// <summary>What a card says of a notice; null when there is none.</summary>
    Task<NoticeBrief?> BriefAsync(NoticeId notice, CancellationToken ct);

    /// <summary>Names of units.</summary>
    Task<IReadOnlyDictionary<Guid, string>> UnitNamesAsync(IReadOnlyCollection<Guid> units, CancellationToken ct);
}

/// <summary>A recipient who follows the official account.</summary>
/// <param name="Delivery">What the recipient got.</param>
/// <param name="OpenId">The recipient's WeChat.</param>
public sealed record Follower(NoticeDeliveryId Delivery, string OpenId);

/// <summary>What a card says of a notice.</summary>
/// <param name="Title">标题</param>
/// <param name="Type">通知类型</param>
/// <param name="Reply">回复 or 不回复.</param>
/// <param name="Unit">部门</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Reminds">What kind of reminder it is.</param>
/// <param name="Opens">The notice that the card opens: a 催办 leads to what it reminds of.</param>
public sealed record NoticeBrief(string Title, NoticeType Type, ReplyType Reply, string Unit, DateTimeOffset PublishedAt, ReminderKind? Reminds, NoticeId Opens);
