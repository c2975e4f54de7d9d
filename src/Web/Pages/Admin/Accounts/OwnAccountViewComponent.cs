using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewComponents;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>切换身份 in the menu under the reader's name (ACC-09). Asks nothing: the identities stand on the page it leads to.</summary>
[Fills(Slot.UserMenu, 10)]
public sealed class OwnAccountViewComponent : ViewComponent
{
    private static readonly HtmlString Link = new("<a class=\"dropdown-item\" href=\"/Admin/Me\"><i class=\"ti ti-switch-horizontal dropdown-item-icon\" aria-hidden=\"true\"></i>我的账号、切换身份</a>");

    /// <summary>Draws the link.</summary>
    public IViewComponentResult Invoke() => new HtmlContentViewComponentResult(Link);
}
