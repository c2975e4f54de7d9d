using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>Menu of the register.</summary>
internal sealed class RegisterMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries { get; } =
    [
        new(MenuModules.Owners, "房屋及业主清册导入", "/admin/register", Permissions.ImportRegister, 20, Icon: "file-import"),
    ];
}
