using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Statistics;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Statistics;

/// <summary>辖区概览: the figures of a place, and of the places below to go on to (STA-05).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class DashboardModel(IMediator mediator) : PageModel
{
    /// <summary>The place; the reader's own when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The figures.</summary>
    public Dashboard Figures { get; private set; } = new([], new DashboardLine("", "", 0, 0, 0, 0, 0, 0, 0), []);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var figures = await mediator.Send(new GetDashboard(Place), ct);
        if (figures.Error is { } refused) return this.Refused(refused);

        Figures = figures.Value;
        return Page();
    }
}
