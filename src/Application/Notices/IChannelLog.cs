namespace PropertyPlatform.Application.Notices;

/// <summary>What was handed to WeChat and SMS and what became of it (NTF-12, NTF-13).</summary>
public interface IChannelLog
{
    /// <summary>The newest messages in clear, codes included: for the outbox page of a Development machine, and for nothing else.</summary>
    /// <param name="recipient">A phone or an openid; null for everybody.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<ChannelLine>> ReadClearAsync(string? recipient, int limit, CancellationToken ct);
}

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
}

/// <summary>Tells the stand-ins of SMS and WeChat on a Development machine to fail.</summary>
public interface IStandInMood
{
    /// <summary>Makes the next message fail.</summary>
    /// <param name="failure"><c>unavailable</c>, <c>unknown</c> or <c>quota</c>; anything else makes nothing fail.</param>
    void FailNext(string failure);
}
