namespace PropertyPlatform.Infrastructure.Clock;

/// <summary>
/// The platform's clock in Development: the system's, set forward. Timers, leases and the life of cookies and tokens stay on the
/// system's clock, else a jump would sign everybody out. Production runs on the system's clock itself.
/// </summary>
public sealed class PlatformClock : TimeProvider
{
    private long _offset;

    /// <summary>How far it is set forward.</summary>
    public TimeSpan Offset => new(Interlocked.Read(ref _offset));

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    internal void SetForward(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);
}
