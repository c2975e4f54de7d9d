using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>The lines of 微信决策管理, and the statistics.</summary>
internal sealed class BallotsMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries { get; } =
    [
        new(MenuModules.Ballots, "电子决策管理", "/admin/ballots", Permissions.ViewBallots, 10, Quick: true, Icon: "checkbox"),
        new(MenuModules.Ballots, "我的投票", "/my/ballots", Permissions.CastVotes, 30, Quick: true, Icon: "device-mobile"),
        new(MenuModules.EntranceOf(UnitKind.Committee), "微信决策管理", "/admin/ballots", Permissions.ViewBallots, 10),
        new(MenuModules.Statistics, "业主决策情况", "/admin/ballot-statistics", Permissions.ViewBallots, 20, Icon: "chart-pie"),
    ];
}
