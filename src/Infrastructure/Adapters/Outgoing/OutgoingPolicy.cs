namespace PropertyPlatform.Infrastructure.Adapters.Outgoing;

/// <summary>After which failures a request is sent again. What is not named is never sent twice.</summary>
[Flags]
internal enum SendAgain
{
    /// <summary>After none.</summary>
    Never = 0,

    /// <summary>It never left: the address was not found or nobody listens.</summary>
    NotSent = 1,

    /// <summary>No answer in time, or the connection broke: only where a repeated request does no harm.</summary>
    NoAnswer = 2,

    /// <summary>An answer of 500 or above.</summary>
    ServerError = 4,

    /// <summary>429, after the time that it names.</summary>
    TooMany = 8,

    /// <summary>An answer that the adapter itself calls a passing failure.</summary>
    PassingFailure = 16,
}

/// <summary>How long a system outside is waited for, how often it is asked and when it is left alone.</summary>
/// <param name="Name">Of the port; the name of its HTTP client, its breaker and its lines in the log.</param>
/// <param name="Attempt">How long one request may take.</param>
/// <param name="Total">How long all of them together may take.</param>
/// <param name="Retries">How often a request is sent again.</param>
/// <param name="Again">After which failures.</param>
/// <param name="Break">How long nothing is asked after half of at least twenty requests failed.</param>
internal sealed record OutgoingPolicy(string Name, TimeSpan Attempt, TimeSpan Total, int Retries, SendAgain Again, TimeSpan Break)
{
    /// <summary>Wait before the first repetition; it doubles, and varies so that nodes do not ask in step.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>In which failures are counted.</summary>
    public TimeSpan Sampling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many requests at least are judged.</summary>
    public int Minimum { get; init; } = 20;

    /// <summary>How many bytes of an answer are read; a longer one counts as none.</summary>
    public int MostBytes { get; init; } = 1 << 20;
}

/// <summary>The policies of the ports.</summary>
internal static class OutgoingPolicies
{
    private const SendAgain Harmless = SendAgain.NotSent | SendAgain.NoAnswer | SendAgain.ServerError | SendAgain.PassingFailure;

    /// <summary>WeChat knows a message by its key: sending it again delivers it once.</summary>
    public static OutgoingPolicy WeChat { get; } = Of("wechat", 3, 10, 2, Harmless, 30);

    /// <summary>What WeChat does not know again: sent again only when it was not taken.</summary>
    public static OutgoingPolicy WeChatOnce { get; } = Of("wechat-once", 3, 10, 2, SendAgain.NotSent | SendAgain.PassingFailure, 30);

    /// <summary>WeChat's sign-in: a code is good for one exchange.</summary>
    public static OutgoingPolicy WeChatSignIn { get; } = Of("wechat-sign-in", 3, 3, 0, SendAgain.Never, 30);

    /// <summary>A code by SMS: providers do not recognise a repetition.</summary>
    public static OutgoingPolicy SmsCode { get; } = Of("sms-code", 5, 6, 0, SendAgain.Never, 30);

    /// <summary>A notice by SMS.</summary>
    public static OutgoingPolicy SmsNotice { get; } = Of("sms-notice", 5, 6, 1, SendAgain.NotSent, 30);

    /// <summary>Exchange of a code of the government's sign-in, good for once.</summary>
    public static OutgoingPolicy SsoToken { get; } = Of("sso-token", 5, 5, 0, SendAgain.Never, 30);

    /// <summary>Keys, discovery and user data of the government's sign-in.</summary>
    public static OutgoingPolicy SsoRead { get; } = Of("sso-read", 3, 8, 2, SendAgain.NotSent | SendAgain.NoAnswer | SendAgain.ServerError, 30);

    /// <summary>The tendering platform; its requests carry a key by which it knows them again.</summary>
    public static OutgoingPolicy Tender { get; } = Of("tender", 5, 20, 3, Harmless | SendAgain.TooMany, 60);

    /// <summary>Reads of the banks.</summary>
    public static OutgoingPolicy Bank { get; } = Of("bank", 10, 30, 2, Harmless, 120);

    /// <summary>The weather service.</summary>
    public static OutgoingPolicy Weather { get; } = Of("weather", 3, 7, 1, Harmless, 60);

    /// <summary>The face check.</summary>
    public static OutgoingPolicy Face { get; } = Of("face", 5, 10, 1, Harmless, 30);

    /// <summary>The object store; the same key with the same content may be put twice.</summary>
    public static OutgoingPolicy Storage { get; } = Of("storage", 30, 90, 2, Harmless, 60);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<OutgoingPolicy> All { get; } = [WeChat, WeChatOnce, WeChatSignIn, SmsCode, SmsNotice, SsoToken, SsoRead, Tender, Bank, Weather, Face, Storage];

    private static OutgoingPolicy Of(string name, int attempt, int total, int retries, SendAgain again, int breakFor) =>
        new(name, TimeSpan.FromSeconds(attempt), TimeSpan.FromSeconds(total), retries, again, TimeSpan.FromSeconds(breakFor));
}
