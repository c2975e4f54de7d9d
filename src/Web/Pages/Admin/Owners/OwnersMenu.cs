using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Owners;

/// <summary>Menu of owners. 线下认证 stands where the manual has it, under 微信决策管理.</summary>
internal sealed class OwnersMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries { get; } =
    [
        new(MenuModules.Owners, "业主绑定情况", "/admin/owners", Permissions.ViewOwners, 10, Icon: "user-check"),
        new(MenuModules.Owners, "我的小区", "/my", Permissions.CastVotes, 5, Quick: true, Icon: "home"),
        new(MenuModules.Ballots, "线下认证", "/admin/certifications", Permissions.CertifyOwners, 40, Quick: true, Icon: "id"),
        new(MenuModules.Ballots, "线下认证复核", "/admin/certifications/recorded", Permissions.ConfirmCertifications, 41, Icon: "checks"),
    ];
}
