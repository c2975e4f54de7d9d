using MediatR;
using PropertyPlatform.Application.Statistics;

namespace PropertyPlatform.Web.Api.Statistics;

/// <summary>The dashboard of a place (STA-05).</summary>
internal sealed class StatisticsEndpoints : IApiModule
{
    public void Map(RouteGroupBuilder api) => api.MapGet("/dashboard", Show).WithTags("Statistics");

    private static async Task<IResult> Show(IMediator mediator, CancellationToken ct, string? place = null) => (await mediator.Send(new GetDashboard(place), ct)).ToHttp();
}
