namespace PropertyPlatform.Web.Demo;

/// <summary>The clock by which the demo city comes into being: it is set to each moment of the city's past in turn.</summary>
internal sealed class DemoClock : TimeProvider
{
    private long _ticks = System.GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Sets the time.</summary>
    public void SetTo(DateTimeOffset moment) => Interlocked.Exchange(ref _ticks, moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMillisecond));
}
