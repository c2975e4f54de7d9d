using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.ToDos;

/// <summary>待办事项 in the menu (TDO-01).</summary>
internal sealed class ToDoMenu : IMenuSource
{
    public IEnumerable<MenuEntry> Entries => [new(MenuModules.Work, "待办事项", "/Admin/ToDos", null, 10)];
}

/// <summary>The number of 待办 in the top bar.</summary>
/// <param name="mediator">Sends the question.</param>
[Fills(Slot.TopBar, 10)]
public sealed class ToDoCountViewComponent(IMediator mediator) : ViewComponent
{
    /// <summary>Draws the number.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var pending = await mediator.Send(new GetPendingCount(TopBarCount.Most), HttpContext.RequestAborted);
        return View("~/Pages/Shared/_TopBarCount.cshtml", new TopBarCount("待办", "/Admin/ToDos", "checklist", pending.Succeeded ? pending.Value : 0));
    }
}

/// <summary>The oldest 待办 on the home page.</summary>
/// <param name="mediator">Sends the question.</param>
[Fills(Slot.HomeMain, 10)]
public sealed class OldestToDosViewComponent(IMediator mediator) : ViewComponent
{
    private const int Shown = 8;

    /// <summary>Draws the list.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var oldest = await mediator.Send(new GetOldestToDos(Shown), HttpContext.RequestAborted);
        return View("~/Pages/Shared/_OldestToDos.cshtml", oldest.Succeeded ? oldest.Value : []);
    }
}
