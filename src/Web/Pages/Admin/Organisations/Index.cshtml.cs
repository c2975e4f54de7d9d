using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Organisations;

/// <summary>单位管理: the registry of units (ORG-03).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Name or code.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>单位类型</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationType? Type { get; set; }

    /// <summary>Only in that place and below.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>状态</summary>
    [BindProperty(SupportsGet = true)]
    public OrganisationStatus? Status { get; set; }

    /// <summary>The list.</summary>
    public Paged<OrganisationLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetOrganisations(Search, Type, Place, Status, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }
}
