using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Weather;

/// <summary>小区气象公告栏 in the menu (WEA-01).</summary>
internal sealed class WeatherMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries => [new(MenuModules.Projects, "小区气象公告栏", "/Admin/Weather", Permissions.ViewWeather, 80, Icon: "cloud")];
}
