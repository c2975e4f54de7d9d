using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Owners;

/// <summary>线下认证复核: what another officer has to confirm (decision 12).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class RecordedModel(IMediator mediator) : PageModel
{
    /// <summary>The list.</summary>
    public Paged<CertificationLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetRecordedCertifications(page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        Rows = rows.Value;
        return Page();
    }
}
