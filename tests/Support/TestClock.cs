namespace PropertyPlatform.Support;

/// <summary>A clock that stands still until a test moves it. Timers and durations stay on the system's.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ticks = ToMicroseconds(System.GetUtcNow());

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves on, or back when negative.</summary>
    public void Advance(TimeSpan by) => SetTo(GetUtcNow() + by);

    /// <summary>Sets the time.</summary>
    public void SetTo(DateTimeOffset now) => Interlocked.Exchange(ref _ticks, ToMicroseconds(now));

    // What the database keeps, so that a time read back equals the one saved.
    private static long ToMicroseconds(DateTimeOffset time) => time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond);
}
