using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Relay;

/// <summary>What runs behind the screens, in the menu.</summary>
internal sealed class RelayMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries =>
    [
        new(MenuModules.System, "操作日志", "/Admin/Audit", Permissions.ViewAuditTrail, 10),
        new(MenuModules.System, "后台任务", "/Admin/Relay", Permissions.WatchRelay, 20),
    ];
}
