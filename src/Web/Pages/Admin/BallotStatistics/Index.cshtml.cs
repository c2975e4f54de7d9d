using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.BallotStatistics;

/// <summary>业主决策情况: the decisions of the owners in the reader's jurisdiction, in figures and one by one (BAL-29).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Filter by topic, area or number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Filter by state.</summary>
    [BindProperty(SupportsGet = true)]
    public BallotState? State { get; set; }

    /// <summary>Drafted on this day or later.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Drafted on this day or earlier.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    /// <summary>The figures and the list behind them.</summary>
    public Application.Ballots.BallotStatistics Figures { get; private set; } = null!;

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var figures = await mediator.Send(new GetBallotStatistics(new BallotFilter(State, null, Search), Start, End, page), ct);
        if (figures.Error is { } refused) return this.Refused(refused);

        Figures = figures.Value;
        return Page();
    }

    /// <summary>导出 Excel</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        var sheet = await mediator.Send(new ExportBallots(new BallotFilter(State, null, Search), Start, End), ct);
        return sheet.Error is { } refused ? this.Refused(refused) : File(sheet.Value.Content, SheetFile.MediaType, sheet.Value.Name);
    }

    private DateTimeOffset? Start => From is { } day ? ChinaCalendar.StartOf(day) : null;

    private DateTimeOffset? End => Until is { } day ? ChinaCalendar.EndOf(day) : null;
}
