using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Web.Api.Attachments;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>A file of any row, for whoever may read the row; <c>?inline=true</c> shows it where that is harmless.</summary>
/// <param name="mediator">Sends the question.</param>
[AllowAnonymous]
public sealed class FilesModel(IMediator mediator) : PageModel
{
    /// <summary>Gives the file.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, bool inline, CancellationToken ct)
    {
        var file = await mediator.Send(new GetAttachment(new AttachmentId(id)), ct);
        if (file.Error is { } refused) return this.Refused(refused);

        await file.Value.ToHttp(Response, inline).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }
}
