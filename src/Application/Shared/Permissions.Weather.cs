namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Reads the weather of an area within the own scope (WEA-01).</summary>
    public const string ViewWeather = "weather.view";
}
