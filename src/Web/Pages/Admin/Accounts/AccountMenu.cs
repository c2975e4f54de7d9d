using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>用户与组织 in the menu.</summary>
internal sealed class AccountMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries =>
    [
        new(MenuModules.Accounts, "权限管理", "/Admin/Accounts", Permissions.ViewAccounts, 10, Quick: true, Icon: "user-shield"),
        new(MenuModules.Accounts, "用户统计", "/Admin/Accounts/Figures", Permissions.ViewUnitFigures, 20, Icon: "chart-bar"),
        new(MenuModules.Accounts, "单位管理", "/Admin/Organisations", Permissions.ViewOrganisations, 30, Icon: "building"),
        new(MenuModules.Accounts, "辖区管理", "/Admin/Organisations/Places", Permissions.ViewOrganisations, 40, Icon: "sitemap"),
        new(MenuModules.Accounts, "账号操作记录", "/Admin/Accounts/Trail", Permissions.ViewAccountTrail, 50, Icon: "history"),
        new(MenuModules.Accounts, "我的登记信息", "/admin/registration", Permissions.KeepRegistration, 80, Icon: "building"),
        new(MenuModules.Accounts, "我的账号", "/Admin/Me", null, 90, Icon: "user"),
        new(MenuModules.System, "部署配置", "/admin/city-profile", Permissions.ViewCityProfile, 5, Icon: "settings"),
        new(MenuModules.System, "角色权限", "/Admin/Roles", Permissions.EditRoles, 10, Icon: "lock-access"),
    ];
}
