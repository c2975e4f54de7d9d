using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>The government's unified sign-in for natural and legal persons (ACC-10, ACC-11).</summary>
public interface IGovernmentSso
{
    /// <summary>Where to send the browser.</summary>
    /// <param name="kind">Who signs in.</param>
    /// <param name="returnPath">Page of the platform to which the browser comes back, with <c>state</c> and perhaps <c>code</c> added.</param>
    /// <param name="ct">Stops waiting.</param>
    ValueTask<SsoStart> BeginAsync(SsoSubjectKind kind, string returnPath, CancellationToken ct);

    /// <summary>Exchanges what came back. Each callback is worth one exchange.</summary>
    ValueTask<SsoOutcome> CompleteAsync(SsoCallback callback, CancellationToken ct);

    /// <summary>Where the browser ends its session there as well; null when it did not come in there, or no such address is agreed.</summary>
    /// <param name="returnPath">Page of the platform to which the browser comes back.</param>
    /// <param name="ct">Stops waiting.</param>
    ValueTask<Uri?> SignOutAsync(string returnPath, CancellationToken ct);
}

/// <summary>Who signs in.</summary>
public enum SsoSubjectKind
{
    /// <summary>个人登录</summary>
    Person = 1,

    /// <summary>法人登录</summary>
    Corporation = 2,
}

/// <summary>What became of beginning a sign-in.</summary>
public abstract record SsoStart
{
    private SsoStart()
    {
    }

    /// <summary>The browser goes on at an address.</summary>
    /// <param name="Address">Of the government's sign-in.</param>
    public sealed record Started(Uri Address) : SsoStart;

    /// <summary>It was not begun.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : SsoStart;
}

/// <summary>What the browser brought back.</summary>
/// <param name="State">Our own secret, by which the answer belongs to a question.</param>
/// <param name="Code">The code; null when the person said no.</param>
public sealed record SsoCallback(string State, string? Code);

/// <summary>How sure the other side is, L1 to L4; voting and corporate filing need L3.</summary>
public enum Assurance
{
    /// <summary>A phone.</summary>
    L1 = 1,

    /// <summary>A name checked against a register.</summary>
    L2 = 2,

    /// <summary>A face or a visit.</summary>
    L3 = 3,

    /// <summary>A certificate.</summary>
    L4 = 4,
}

/// <summary>Who signed in.</summary>
public abstract record SsoOutcome
{
    private SsoOutcome()
    {
    }

    /// <summary>A natural person.</summary>
    /// <param name="Subject">The other side's stable name for the person.</param>
    /// <param name="Name">姓名</param>
    /// <param name="Document">The identity document.</param>
    /// <param name="Mobile">The phone, where given.</param>
    /// <param name="Level">How sure.</param>
    public sealed record Person(string Subject, string Name, IdDocument Document, MobileNumber? Mobile, Assurance Level) : SsoOutcome;

    /// <summary>A legal person, with the natural person acting for it.</summary>
    /// <param name="Subject">The other side's stable name.</param>
    /// <param name="Code">统一社会信用代码; the session is keyed by it, never by the name.</param>
    /// <param name="Name">名称</param>
    /// <param name="Agent">Who acts.</param>
    /// <param name="Level">How sure.</param>
    public sealed record Corporation(string Subject, UnifiedSocialCreditCode Code, string Name, CorporateAgent Agent, Assurance Level) : SsoOutcome;

    /// <summary>The person said no.</summary>
    public sealed record Declined : SsoOutcome;

    /// <summary>The answer was seen before or does not belong to a question of ours.</summary>
    /// <param name="Check">Which check failed.</param>
    public sealed record ReplayedOrForged(string Check) : SsoOutcome;

    /// <summary>The other side knows who it is, but is not sure enough for this platform.</summary>
    /// <param name="Had">How sure it is.</param>
    /// <param name="Needed">How sure it has to be for that kind of sign-in.</param>
    public sealed record InsufficientAssurance(Assurance Had, Assurance Needed) : SsoOutcome;

    /// <summary>The other side did not answer, or not with what makes somebody known.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : SsoOutcome;
}

/// <summary>经办人: the natural person who acts for a legal person; not its legal representative.</summary>
/// <param name="Name">姓名</param>
/// <param name="Document">The identity document, where given.</param>
/// <param name="Mobile">The phone, where given.</param>
public sealed record CorporateAgent(string Name, IdDocument? Document, MobileNumber? Mobile);
