namespace PropertyPlatform.Domain.Shared;

/// <summary>A half-open stretch of time: its start belongs to it, its end does not (decision 20).</summary>
public sealed record Period
{
    private Period(DateTimeOffset start, DateTimeOffset end) => (Start, End) = (start, end);

    /// <summary>The first moment inside.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first moment after.</summary>
    public DateTimeOffset End { get; }

    /// <summary>A period.</summary>
    /// <exception cref="ArgumentException">The end is not after the start.</exception>
    public static Period Between(DateTimeOffset start, DateTimeOffset end) =>
        start < end ? new Period(start, end) : throw new ArgumentException("A period ends after it starts.", nameof(end));

    /// <summary>Whether a moment lies inside.</summary>
    public bool Contains(DateTimeOffset moment) => Start <= moment && moment < End;
}
