using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Weather;

namespace PropertyPlatform.Infrastructure.Adapters.Weather;

/// <summary>The weather: <c>Ports:Weather:Adapter</c> is <c>local</c>, <c>off</c>, <c>guangdong</c> or <c>qweather</c>.</summary>
internal sealed class WeatherPort : IInfrastructureModule
{
    private const string Guangdong = "guangdong";
    private const string QWeather = "qweather";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        var port = PortChoice.Of(services, configuration, "Weather", PortChoice.Off, Guangdong, QWeather);
        services.AddSingleton(WeatherAges.Of(port));
        switch (port.Adapter)
        {
            case PortChoice.Off:
                services.AddSingleton<IWeatherSource, UnboundWeather>();
                break;
            case Guangdong:
                port.Needs("Code").NeedsSecret("Keys:LIVE", "Keys:FCST", "Keys:YJ");
                services.AddSingleton(new GuangdongWeatherOptions(port.Settings));
                services.AddSingleton<IWeatherSource, GuangdongWeatherSource>();
                break;
            case QWeather:
                port.Needs("Address").NeedsSecret("ApiKey");
                services.AddSingleton(new QWeatherOptions(port.Settings));
                services.AddSingleton<IWeatherSource, QWeatherSource>();
                break;
            default:
                services.AddSingleton<LocalWeatherSource>();
                services.AddSingleton<IWeatherStandIn>(provider => provider.GetRequiredService<LocalWeatherSource>());
                services.AddSingleton<IWeatherSource>(provider => provider.GetRequiredService<LocalWeatherSource>());
                break;
        }
    }
}
