using MediatR;

namespace PropertyPlatform.Web.Pages.Weather;

/// <summary>小区气象公告栏 on the phone (WEA-01).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class IndexModel(IMediator mediator) : WeatherPage(mediator);
