using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Owners;

/// <summary>The owners of a project and who of them is bound.</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class ProjectModel(IMediator mediator) : PageModel
{
    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Project { get; set; }

    /// <summary>Bound or unbound only.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Bound { get; set; }

    /// <summary>Filter by building.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Building { get; set; }

    /// <summary>Filter by the beginning of the room number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Room { get; set; }

    /// <summary>The numbers.</summary>
    public BindingFigures Figures { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>The list.</summary>
    public Paged<OwnerLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var figures = await mediator.Send(new GetBindingFigures(new ProjectId(Project)), ct);
        if (figures.Error is { } missing) return this.Refused(missing);

        var rows = await mediator.Send(new GetProjectOwners(new ProjectId(Project), Bound, Building, Room, page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        (Figures, Rows) = (figures.Value, rows.Value);
        return Page();
    }
}
