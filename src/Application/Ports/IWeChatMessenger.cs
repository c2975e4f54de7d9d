namespace PropertyPlatform.Application.Ports;

/// <summary>Sends one notice of the official account (NTF-13). Which template belongs to which kind is the adapter's configuration.</summary>
public interface IWeChatMessenger
{
    /// <summary>Hands a notice to WeChat.</summary>
    ValueTask<WeChatDelivery> SendAsync(WeChatNotice notice, CancellationToken ct);

    /// <summary>Whether WeChat knows a notice of this kind again by its key for ten minutes, so that sending it twice delivers it once.</summary>
    /// <param name="kind">As in <see cref="WeChatNotice.Kind"/>.</param>
    bool KnowsAgain(string kind) => false;
}

/// <summary>A notice to one follower. It carries no identity number, no full name of another person, no choice of a vote.</summary>
/// <param name="Key">Id of the queued message; the same key is the same notice.</param>
/// <param name="OpenId">Who gets it.</param>
/// <param name="Kind">What it is about, as <c>ballot.invitation</c>.</param>
/// <param name="Title">First line.</param>
/// <param name="Fields">Lines of the card: name and value.</param>
/// <param name="LinkPath">Page of the H5 client that it opens; asks for the session again.</param>
public sealed record WeChatNotice(Guid Key, string OpenId, string Kind, string Title, IReadOnlyList<NoticeField> Fields, string? LinkPath);

/// <summary>A line of a notice.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">At most 20 characters are shown.</param>
public sealed record NoticeField(string Name, string Value);

/// <summary>What became of a notice.</summary>
public abstract record WeChatDelivery
{
    private WeChatDelivery()
    {
    }

    /// <summary>WeChat took it.</summary>
    /// <param name="MessageId">WeChat's number.</param>
    public sealed record Accepted(string MessageId) : WeChatDelivery;

    /// <summary>WeChat does not reach this person.</summary>
    /// <param name="Why">Why.</param>
    public sealed record NotReachable(NotReachableReason Why) : WeChatDelivery;

    /// <summary>It was not taken.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : WeChatDelivery;
}

/// <summary>Why WeChat does not reach somebody.</summary>
public enum NotReachableReason
{
    /// <summary>No such follower.</summary>
    BadOpenId = 1,

    /// <summary>The person does not follow any more.</summary>
    NotFollower = 2,

    /// <summary>The person refused this kind.</summary>
    Refused = 3,
}
