using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ports;

/// <summary>
/// What the weather is and what is warned of at a place (WEA-02). It answers from what it knows while that is fresh, and from what it knew,
/// with its age, when the service outside is down.
/// </summary>
public interface IWeatherSource
{
    /// <summary>Whether the weather is made up, so that the page says so.</summary>
    bool IsStandIn { get; }

    /// <summary>The bulletin of a place.</summary>
    /// <param name="at">Where.</param>
    /// <param name="ct">Stops waiting.</param>
    ValueTask<WeatherRead> BulletinAsync(GeoPoint at, CancellationToken ct);
}

/// <summary>What became of asking for the weather.</summary>
public abstract record WeatherRead
{
    private WeatherRead()
    {
    }

    /// <summary>As the service says now.</summary>
    /// <param name="Bulletin">The weather.</param>
    public sealed record Fresh(WeatherBulletin Bulletin) : WeatherRead;

    /// <summary>The service does not answer; this is what it said last.</summary>
    /// <param name="Bulletin">The weather as it was.</param>
    /// <param name="Age">How long ago it was fetched.</param>
    /// <param name="Why">Why there is nothing newer.</param>
    public sealed record Stale(WeatherBulletin Bulletin, TimeSpan Age, PortFailure Why) : WeatherRead;

    /// <summary>The service does not answer, and what it said last is too old or was never heard.</summary>
    /// <param name="Why">Why.</param>
    public sealed record Failed(PortFailure Why) : WeatherRead;
}

/// <summary>The weather of a place. It is whole: one whose warnings could not be had is none, so that silence never reads as "no warning".</summary>
/// <param name="Now">The present weather.</param>
/// <param name="Forecast">The days to come, today first.</param>
/// <param name="Warnings">Warning signals in force, the gravest first.</param>
/// <param name="IssuedBy">Who observed and forecast it.</param>
/// <param name="ObservedAt">When the present weather was observed.</param>
/// <param name="Attribution">Which the source wants shown with its data.</param>
public sealed record WeatherBulletin(
    WeatherNow Now, IReadOnlyList<WeatherDay> Forecast, IReadOnlyList<WeatherWarning> Warnings, string IssuedBy, DateTimeOffset ObservedAt, string Attribution);

/// <summary>The present weather.</summary>
/// <param name="Text">In words: 多云.</param>
/// <param name="Temperature">Degrees Celsius.</param>
/// <param name="Humidity">Per cent; null when not observed.</param>
/// <param name="Wind">In words: 东南风 3级; empty when not observed.</param>
/// <param name="Rain">Millimetres in the last hour; null when not observed.</param>
public sealed record WeatherNow(string Text, decimal Temperature, int? Humidity, string Wind, decimal? Rain);

/// <summary>The weather of a day to come.</summary>
/// <param name="Date">The day.</param>
/// <param name="Text">In words.</param>
/// <param name="Low">Lowest temperature, degrees Celsius.</param>
/// <param name="High">Highest temperature, degrees Celsius.</param>
/// <param name="Wind">In words; may be empty.</param>
public sealed record WeatherDay(DateOnly Date, string Text, decimal Low, decimal High, string Wind);

/// <summary>A warning signal.</summary>
/// <param name="Id">As the issuer names it.</param>
/// <param name="Kind">What is warned of: 台风.</param>
/// <param name="Colour">How grave it is.</param>
/// <param name="Headline">In one line.</param>
/// <param name="Text">What to expect and do; may be empty.</param>
/// <param name="IssuedBy">The observatory.</param>
/// <param name="IssuedAt">Since when it is in force.</param>
/// <param name="ExpiresAt">Until when; null until it is cancelled.</param>
public sealed record WeatherWarning(string Id, string Kind, WarningColour Colour, string Headline, string Text, string IssuedBy, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt);

/// <summary>Colours of warning signals, the mildest first. Shenzhen also issues white ones.</summary>
public enum WarningColour
{
    /// <summary>白色</summary>
    White = 1,

    /// <summary>蓝色</summary>
    Blue = 2,

    /// <summary>黄色</summary>
    Yellow = 3,

    /// <summary>橙色</summary>
    Orange = 4,

    /// <summary>红色</summary>
    Red = 5,
}
