using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>电子决策管理: the applications within the reader's scope, with what can be done to each now (BAL-01, BAL-02, BAL-08, BAL-30).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="actor">The reader.</param>
public sealed class IndexModel(IMediator mediator, IActor actor) : PageModel
{
    /// <summary>Filter by topic, area or number.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>Filter by state.</summary>
    [BindProperty(SupportsGet = true)]
    public BallotState? State { get; set; }

    /// <summary>Only in that place and below.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The list.</summary>
    public Paged<BallotLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>The areas in which the reader may start an application.</summary>
    public IReadOnlyList<AssemblyAreaLine> Areas { get; private set; } = [];

    /// <summary>Whether the reader may start one.</summary>
    public bool MayConvene => actor.OrganisationId is not null && actor.May(Permissions.ConveneBallots);

    /// <summary>Whether the reader certifies owners whose face check failed (BAL-28).</summary>
    public bool MayCertify => actor.May(Permissions.CertifyOwners);

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) =>
        await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Searches areas for the dialog.</summary>
    public async Task<IActionResult> OnGetAreasAsync(string? area, CancellationToken ct)
    {
        var areas = await mediator.Send(new GetAssemblyAreas(area), ct);
        return areas.Error is { } refused ? this.Refused(refused) : Partial("_Areas", areas.Value);
    }

    /// <summary>导出 Excel</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        var sheet = await mediator.Send(new ExportBallots(new BallotFilter(State, null, Search, Place)), ct);
        return sheet.Error is { } refused ? this.Refused(refused) : File(sheet.Value.Content, SheetFile.MediaType, sheet.Value.Name);
    }

    /// <summary>Starts a draft in the chosen area.</summary>
    public Task<IActionResult> OnPostDraftAsync(Guid project, Application.Shared.Page page, CancellationToken ct) => DraftAsync(new DraftBallot(new ProjectId(project)), page, ct);

    /// <summary>Copies a refused application into a new draft (decision 5).</summary>
    public Task<IActionResult> OnPostCopyAsync(Guid id, Guid project, Application.Shared.Page page, CancellationToken ct) =>
        DraftAsync(new DraftBallot(new ProjectId(project), new BallotId(id)), page, ct);

    /// <summary>Throws a draft away.</summary>
    public async Task<IActionResult> OnPostDeleteAsync(Guid id, Application.Shared.Page page, CancellationToken ct)
    {
        var deleted = await mediator.Send(new DeleteBallot(new BallotId(id), null), ct);
        if (deleted.Error is not { } refused) return this.Done("已删除", "Index", new { Search, State });

        await LoadAsync(page, ct);
        return this.Refused(refused);
    }

    private async Task<IActionResult> DraftAsync(DraftBallot command, Application.Shared.Page page, CancellationToken ct)
    {
        var drafted = await mediator.Send(command, ct);
        if (drafted.Succeeded) return this.Done("已新增，请填写投票议题", "Edit", new { id = drafted.Value.Value });

        await LoadAsync(page, ct);
        return this.Refused(drafted.Error);
    }

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetBallots(new BallotFilter(State, null, Search, Place), page), ct);
        if (rows.Error is { } refused) return refused;

        Rows = rows.Value;
        if (MayConvene && await mediator.Send(new GetAssemblyAreas(null), ct) is { Succeeded: true } areas) Areas = areas.Value;
        return null;
    }
}
