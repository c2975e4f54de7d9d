using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Notices;

/// <summary>A notice was published, to so many people.</summary>
[EventName("notices.published")]
public sealed record NoticePublished(NoticeId Notice, OrganisationId Unit, NoticeType Type, ReplyType Reply, int Recipients, ReminderKind? Reminds, NoticeId? Urges, DateTimeOffset At) : IDomainEvent;

/// <summary>A recipient opened a notice for the first time.</summary>
[EventName("notices.opened")]
public sealed record NoticeOpened(NoticeDeliveryId Delivery, NoticeId Notice, DateTimeOffset At) : IDomainEvent;

/// <summary>A recipient replied to a notice.</summary>
[EventName("notices.answered")]
public sealed record NoticeAnswered(NoticeDeliveryId Delivery, NoticeId Notice, DateTimeOffset At) : IDomainEvent;
