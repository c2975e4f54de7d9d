using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Statistics;

/// <summary>The dashboard in the menu.</summary>
internal sealed class StatisticsMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries { get; } = [new(MenuModules.Statistics, "辖区概览", "/admin/dashboard", Permissions.ViewDashboard, 10, Quick: true, Icon: "layout-dashboard")];
}
