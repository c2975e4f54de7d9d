using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Owners;

/// <summary>Authorisations of a project (OWN-05).</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="actor">The reader.</param>
public sealed class ProxiesModel(IMediator mediator, IActor actor) : PageModel
{
    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Project { get; set; }

    /// <summary>Filter by state.</summary>
    [BindProperty(SupportsGet = true)]
    public ProxyState? State { get; set; }

    /// <summary>The list.</summary>
    public Paged<ProxyLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Whether the reader reviews letters.</summary>
    public bool MayReview => actor.May(Permissions.ReviewProxies);

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetProjectProxies(new ProjectId(Project), State, page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        Rows = rows.Value;
        return Page();
    }
}
