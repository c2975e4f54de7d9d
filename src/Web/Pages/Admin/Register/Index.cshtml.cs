using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>清册导入记录: imports of all projects in scope.</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="terms">Words of the enums.</param>
public sealed class IndexModel(IMediator mediator, Terms terms) : PageModel
{
    /// <summary>Filter by state.</summary>
    [BindProperty(SupportsGet = true)]
    public RegisterImportState? State { get; set; }

    /// <summary>The list.</summary>
    public Paged<RegisterImportLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Words of the enums.</summary>
    public Terms Terms => terms;

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetRegisterImports(null, State, page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        Rows = rows.Value;
        return Page();
    }
}
