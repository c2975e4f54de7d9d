using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Weather;

/// <summary>小区气象公告栏: the weather of a chosen area (WEA-01). A source that is down is an answer, not a refusal.</summary>
/// <param name="Project">The area.</param>
[Requires(Permissions.ViewWeather)]
public sealed record GetWeather(ProjectId Project) : IQuery<WeatherBoard>;

/// <summary>How good the weather on the board is.</summary>
public enum WeatherState
{
    /// <summary>As the service says now.</summary>
    Fresh = 1,

    /// <summary>The last that was heard; the service is down.</summary>
    Stale = 2,

    /// <summary>The service is down and nothing recent was heard.</summary>
    Unavailable = 3,

    /// <summary>Neither the area nor another of its community is on the map, so nobody knows where to ask for.</summary>
    NotOnMap = 4,
}

/// <summary>The board of an area.</summary>
/// <param name="Id">The project.</param>
/// <param name="Area">物业区域名称</param>
/// <param name="Place">District, street and community by name.</param>
/// <param name="State">How good it is.</param>
/// <param name="ByCommunity">Whether the area itself is off the map, and the middle of its community was asked for.</param>
/// <param name="Bulletin">The weather; null when there is none to show.</param>
/// <param name="FetchedAt">When the last was fetched while the service is down; null otherwise.</param>
/// <param name="AgeMinutes">Minutes since then when the service is down; null otherwise.</param>
/// <param name="StandIn">Whether the weather is made up.</param>
public sealed record WeatherBoard(
    Guid Id, string Area, string Place, WeatherState State, bool ByCommunity, WeatherBulletin? Bulletin, DateTimeOffset? FetchedAt, int? AgeMinutes, bool StandIn);
