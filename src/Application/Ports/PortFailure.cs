namespace PropertyPlatform.Application.Ports;

/// <summary>Why the other side of a port did not do what was asked; a value, never an exception.</summary>
public abstract record PortFailure
{
    private PortFailure()
    {
    }

    /// <summary>Down, too slow or not understood: may be tried again later.</summary>
    /// <param name="Why">For operators.</param>
    /// <param name="RetryAfter">When to try again, where the other side said so.</param>
    public sealed record Unavailable(string Why, TimeSpan? RetryAfter) : PortFailure;

    /// <summary>It was sent and the answer was lost: ask first, never send again blindly.</summary>
    /// <param name="ExternalRef">How the other side calls it.</param>
    public sealed record OutcomeUnknown(string ExternalRef) : PortFailure;

    /// <summary>A limit of the other side is reached.</summary>
    /// <param name="Scope">Whose limit.</param>
    /// <param name="Until">When it is over, where known.</param>
    public sealed record QuotaExhausted(QuotaScope Scope, DateTimeOffset? Until) : PortFailure;

    /// <summary>Secret, template or address list are wrong: an operator has to act, trying again does not help.</summary>
    /// <param name="Code">The other side's code.</param>
    public sealed record Misconfigured(string Code) : PortFailure;

    /// <summary>The other side said no for this subject.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : PortFailure;
}

/// <summary>Whose limit was reached.</summary>
public enum QuotaScope
{
    /// <summary>The person written to.</summary>
    Recipient = 1,

    /// <summary>The whole platform.</summary>
    Account = 2,
}
