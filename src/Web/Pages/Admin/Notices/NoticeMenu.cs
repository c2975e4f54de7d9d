using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>通知公告 in the menu, 通知发布 among the quick entries (NTF-06).</summary>
internal sealed class NoticeMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries =>
    [
        new(MenuModules.Notices, "通知发布", "/admin/notices/publish", Permissions.PublishNotices, 10, Quick: true, Icon: "speakerphone"),
        new(MenuModules.Notices, "部门已发消息", "/admin/notices", Permissions.PublishNotices, 20),
        new(MenuModules.Notices, "我接收的消息", "/admin/notices/inbox", null, 30),
        new(MenuModules.Notices, "提醒记录", "/admin/notices/reminders", Permissions.PublishNotices, 40, Or: Permissions.PresetAccounts),
    ];
}

/// <summary>The number of unread messages in the top bar.</summary>
/// <param name="mediator">Sends the question.</param>
[Fills(Slot.TopBar, 20)]
public sealed class MessageCountViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the number.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var counts = await mediator.Send(new GetMyMessageCounts(), HttpContext.RequestAborted);
        return View("~/Pages/Shared/_TopBarCount.cshtml", new TopBarCount("消息", "/admin/notices/inbox", "bell", counts.Succeeded ? counts.Value.Unread : 0));
    }
}

/// <summary>The latest messages on the home page.</summary>
/// <param name="mediator">Sends the question.</param>
[Fills(Slot.HomeSide, 10)]
public sealed class LatestMessagesViewComponent(IMediator mediator) : ViewComponent
{
    private const int Shown = 5;

    /// <summary>Draws the list.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var rows = await mediator.Send(new GetMyMessages(MessageFilter.All, null, new Application.Shared.Page(Size: Shown)), HttpContext.RequestAborted);
        return View("~/Pages/Shared/_LatestMessages.cshtml", rows.Succeeded ? rows.Value : new Paged<MessageLine>([], 0, new Application.Shared.Page()));
    }
}
