using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>What the public portal offers to everybody.</summary>
internal sealed class PortalMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries { get; } = [new(MenuModules.Portal, "文件核验", "/verify", null, 90)];
}
