namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>How long a row waits after a failed try: 2, 4, 8 … seconds up to an hour, a little scattered so that rows that failed together do not return together.</summary>
internal static class BackOff
{
    /// <summary>Tries until a row is given up.</summary>
    public const int MostTries = 8;

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>The wait after so many tries.</summary>
    public static TimeSpan After(int tries)
    {
        var seconds = Math.Min(Longest.TotalSeconds, Math.Pow(2, tries));
        return TimeSpan.FromSeconds(seconds * (0.75 + (Random.Shared.NextDouble() / 2)));
    }
}
