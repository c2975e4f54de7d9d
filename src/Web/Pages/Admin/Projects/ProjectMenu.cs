using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>物业项目 in the menu (PRJ-02, PRJ-15, PRJ-26).</summary>
internal sealed class ProjectMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries =>
    [
        new(MenuModules.Projects, "物业区域管理", "/Admin/Projects", Permissions.ViewProjects, 10, Quick: true, Icon: "buildings"),
        new(MenuModules.Projects, "坐标图层", "/Admin/Projects/Map", Permissions.ViewProjects, 20, Quick: true, Icon: "map"),
        new(MenuModules.Projects, "小区党支部", "/Admin/Projects/PartyBranch", Permissions.RecordPartyBranches, 90, Icon: "flag"),
    ];
}
