using System.Globalization;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>How long weather is good for; minutes below <c>Ports:Weather</c>.</summary>
/// <param name="Fresh">Present weather and forecast are not asked for again within it.</param>
/// <param name="WarningsFresh">Nor are warnings.</param>
/// <param name="Stale">Up to this age the last that was heard is shown while the service is down.</param>
/// <param name="Rest">How long a cell is left alone after a question that failed.</param>
/// <param name="AfterRefusal">How long the service is left alone after it refused the key, or said that it is asked too often and not until when.</param>
internal sealed record WeatherAges(TimeSpan Fresh, TimeSpan WarningsFresh, TimeSpan Stale, TimeSpan Rest, TimeSpan AfterRefusal)
{
    /// <summary>What holds unless said otherwise.</summary>
    public static WeatherAges Usual { get; } = new(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5), TimeSpan.FromHours(3), TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    /// <summary>Reads the settings; one that is no number above zero is named.</summary>
    public static WeatherAges Of(PortChoice port) => new(
        Minutes(port, "FreshMinutes", Usual.Fresh),
        Minutes(port, "WarningsFreshMinutes", Usual.WarningsFresh),
        Minutes(port, "StaleMinutes", Usual.Stale),
        Minutes(port, "RestMinutes", Usual.Rest),
        Minutes(port, "AfterRefusalMinutes", Usual.AfterRefusal));

    private static TimeSpan Minutes(PortChoice port, string name, TimeSpan usual)
    {
        if (port.Settings[name] is not { Length: > 0 } said) return usual;
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 1_440) return TimeSpan.FromMinutes(minutes);

        port.Refuse($"Ports:Weather:{name} must be a number of minutes from 1 to 1440.");
        return usual;
    }
}
