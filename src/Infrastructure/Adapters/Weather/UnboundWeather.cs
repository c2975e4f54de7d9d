using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>Stands where no weather service is connected: the board says that there is nothing to show.</summary>
internal sealed class UnboundWeather : IWeatherSource
{
    /// <summary>What it answers.</summary>
    public const string Code = "weather.not_bound";

    public bool IsStandIn => false;

    public ValueTask<WeatherRead> BulletinAsync(GeoPoint at, CancellationToken ct) => ValueTask.FromResult<WeatherRead>(new WeatherRead.Failed(new PortFailure.Misconfigured(Code)));
}
