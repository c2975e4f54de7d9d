namespace PropertyPlatform.Application.Notices;

/// <summary>What was handed to WeChat and SMS and what became of it (NTF-12, NTF-13).</summary>
public interface IChannelLog
{
    /// <summary>
    /// The newest messages in clear, codes included, of the channels that a stand-in serves: for the outbox page of a Development machine, and
    /// for nothing else. What has been forgotten is empty.
    /// </summary>
    /// <param name="recipient">A phone or an openid; null for everybody.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<ChannelLine>> ReadClearAsync(string? recipient, int limit, CancellationToken ct);

    /// <summary>How far the messages about one thing have come, in one question to the database.</summary>
    /// <param name="about">The thing.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<ChannelProgress> ProgressAsync(Guid about, CancellationToken ct);

    /// <summary>What became of each of some messages; none for a message that is not there.</summary>
    /// <param name="messages">As <see cref="IChannelOutbox"/> named them; a thousand at most.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyDictionary<Guid, ChannelDelivery>> DeliveriesAsync(IReadOnlyCollection<Guid> messages, CancellationToken ct);
}

/// <summary>How far the messages about one thing have come.</summary>
/// <param name="WeChat">By WeChat.</param>
/// <param name="Sms">By SMS, those included that replace a notice which WeChat does not deliver.</param>
public sealed record ChannelProgress(ChannelCounts WeChat, ChannelCounts Sms);

/// <summary>Messages by what became of them.</summary>
/// <param name="Sent">已送达: the provider took them, or has even delivered them.</param>
/// <param name="NotFollowing">未关注</param>
/// <param name="Refused">已拒收</param>
/// <param name="Waiting">待发</param>
/// <param name="Failed">发送失败: given up, undeliverable, expired, outcome unknown, or channel not connected.</param>
public sealed record ChannelCounts(int Sent, int NotFollowing, int Refused, int Waiting, int Failed)
{
    /// <summary>All of them.</summary>
    public int Total => Sent + NotFollowing + Refused + Waiting + Failed;
}

/// <summary>What became of one message.</summary>
/// <param name="State">Its state.</param>
/// <param name="Reason">Why it was not delivered.</param>
/// <param name="SettledAt">When that was known; null while it waits.</param>
public sealed record ChannelDelivery(DeliveryState State, string? Reason, DateTimeOffset? SettledAt);

/// <summary>A message in clear.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel"><c>Sms</c> or <c>WeChat</c>.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Recipient">Phone or openid.</param>
/// <param name="Text">What the recipient reads.</param>
/// <param name="Parameters">What the template's places were filled with; a code stands here.</param>
/// <param name="LinkPath">Page that it opens.</param>
/// <param name="QueuedAt">When it was queued.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why it was not delivered.</param>
public sealed record ChannelLine(
    Guid Id, string Channel, string Kind, string Recipient, string Text, IReadOnlyList<string> Parameters, string? LinkPath, DateTimeOffset QueuedAt, DeliveryState State, string? Reason);

/// <summary>What became of a message.</summary>
public enum DeliveryState
{
    /// <summary>Waits to be sent, or to be sent again.</summary>
    Queued = 1,

    /// <summary>The provider took it.</summary>
    Sent = 2,

    /// <summary>It was given up.</summary>
    Failed = 3,

    /// <summary>The channel does not reach this person.</summary>
    NotReachable = 4,

    /// <summary>The provider's answer was lost; it is not sent a second time.</summary>
    Unknown = 5,

    /// <summary>It was no longer worth sending: a code that had run out.</summary>
    Expired = 6,

    /// <summary>The platform is not connected to this channel.</summary>
    NotBound = 7,

    /// <summary>The provider reports that it reached the recipient.</summary>
    Delivered = 8,

    /// <summary>The provider took it and reports that it did not reach the recipient.</summary>
    Undelivered = 9,
}

/// <summary>Which channels a stand-in serves: what those take is sent to nobody, and may be looked at on a Development machine.</summary>
/// <param name="Sms">Text messages.</param>
/// <param name="WeChat">Notices of the official account.</param>
public sealed record ChannelStandIns(bool Sms, bool WeChat)
{
    /// <summary>Whether there is anything to look at.</summary>
    public bool Any => Sms || WeChat;
}

/// <summary>Tells the stand-ins of SMS and WeChat on a Development machine to fail.</summary>
public interface IStandInMood
{
    /// <summary>Makes the next message fail.</summary>
    /// <param name="failure"><c>unavailable</c>, <c>unknown</c>, <c>quota</c> (of a recipient) or <c>quota-account</c> (of the platform, until midnight); anything else makes nothing fail.</param>
    void FailNext(string failure);
}
