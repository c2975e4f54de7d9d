using MediatR;
using PropertyPlatform.Web.Pages.Weather;

namespace PropertyPlatform.Web.Pages.Admin.Weather;

/// <summary>小区气象公告栏 at the desk (WEA-01).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class IndexModel(IMediator mediator) : WeatherPage(mediator);
