using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Web.Pages.Admin.Audit;

/// <summary>The newest acts that concern one thing, on its detail page: <c>&lt;vc:audit-tail id="ballot.Id.Value" /&gt;</c>. Who may not read the trail sees nothing.</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="actor">Who reads.</param>
public sealed class AuditTailViewComponent(IMediator mediator, IActor actor) : ViewComponent
{
    private const int Shown = 10;

    /// <summary>Draws the acts.</summary>
    /// <param name="id">Id of the root concerned.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid id)
    {
        if (!actor.May(Permissions.ViewAuditTrail)) return Content("");

        var rows = await mediator.Send(new GetAuditTrail(id, null, null, null, new Application.Shared.Page(Size: Shown)), HttpContext.RequestAborted);
        ViewData["Id"] = id;
        return rows.Succeeded ? View("~/Pages/Admin/Audit/_Tail.cshtml", rows.Value.Items) : Content("");
    }
}
