namespace PropertyPlatform.Application.Weather;

/// <summary>What the stand-in of the weather service can be told to show.</summary>
public enum StagedWeather
{
    /// <summary>The weather of the season.</summary>
    Season = 1,

    /// <summary>台风白色</summary>
    WhiteTyphoon = 2,

    /// <summary>暴雨红色</summary>
    RedRain = 3,

    /// <summary>源头中断</summary>
    Down = 4,
}

/// <summary>The other side of the weather port on a developer's machine.</summary>
public interface IWeatherStandIn
{
    /// <summary>What it shows.</summary>
    StagedWeather Shown { get; }

    /// <summary>Shows something else from now on; what was fetched before is no longer fresh.</summary>
    void Show(StagedWeather weather);
}
