using MediatR;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Weather;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Api.Weather;

/// <summary>小区气象公告栏 over REST (WEA-01).</summary>
internal sealed class WeatherEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api)
    {
        var weather = api.MapGroup("/weather").WithTags("Weather");
        weather.MapGet("/areas", Find);
        weather.MapGet("/{project:guid}", Show);
    }

    private static async Task<IResult> Find(IMediator mediator, CancellationToken ct, string? keyword = null, int page = 1, int size = 20) =>
        (await mediator.Send(new FindWeatherAreas(keyword, new Page(page, size)), ct)).ToHttp();

    private static async Task<IResult> Show(Guid project, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetWeather(ProjectId.From(project)), ct)).ToHttp();
}
