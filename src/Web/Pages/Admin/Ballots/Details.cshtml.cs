using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;
using PropertyPlatform.Web.Screens.Ballots;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>查看: one application with everything about it, and whatever the reader can do to it now (BAL-05, BAL-06, BAL-08, BAL-18, BAL-23…25, BAL-27).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="actor">The reader.</param>
/// <param name="terms">Words of the enums.</param>
public sealed class DetailsModel(IMediator mediator, IActor actor, Terms terms) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the reader saw; every button sends it.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>The open tab.</summary>
    public string Block { get; private set; } = "basic";

    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>Its documents.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Participation so far; null before the roll.</summary>
    public Turnout? Turnout { get; private set; }

    /// <summary>Homes that must still be supplemented; null elsewhere.</summary>
    public Paged<RollHome>? Outstanding { get; private set; }

    /// <summary>The sheet of the count; null when it is not open to the reader.</summary>
    public CountSheet? Sheet { get; private set; }

    /// <summary>Why there is no sheet.</summary>
    public Error? NoSheet { get; private set; }

    /// <summary>The result; null before the count.</summary>
    public PublishedResult? Result { get; private set; }

    /// <summary>Whether the reader's organisation calls this assembly.</summary>
    public bool Own => actor.OrganisationId == Ballot.Convenor.Organisation;

    /// <summary>The record as a line of steps, with the step that waits.</summary>
    public IReadOnlyList<ReviewStep> Steps => BallotSteps.Of(Ballot, terms);

    /// <summary>The actions that the reader's side has in this state but cannot do yet, each with the reason.</summary>
    public IReadOnlyList<(string Text, string Reason)> Unavailable => Own ? [.. BallotSteps.NotYet(Ballot, Outstanding?.Total ?? Sheet?.OutstandingUnits, Sheet)] : [];

    /// <summary>Whether a button is to be shown.</summary>
    public bool Can(BallotAction action) => Ballot.Actions.Contains(action);

    /// <summary>Shows the application.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) =>
        await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Participation again, for a page that stays open.</summary>
    public async Task<IActionResult> OnGetTurnoutAsync(CancellationToken ct)
    {
        var turnout = await mediator.Send(new GetTurnout(new BallotId(Id)), ct);
        return turnout.Error is { } refused ? this.Refused(refused) : Partial("_Turnout", turnout.Value);
    }

    /// <summary>未参与表决明细表 as a workbook (BAL-27).</summary>
    public async Task<IActionResult> OnGetAbsentAsync(CancellationToken ct)
    {
        var sheet = await mediator.Send(new ExportNonParticipants(new BallotId(Id)), ct);
        return sheet.Error is { } refused ? this.Refused(refused) : File(sheet.Value.Content, Application.Ports.SheetFile.MediaType, sheet.Value.Name);
    }

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new SubmitBallot(new BallotId(Id), Version), ct), "提交成功", "basic", ct);

    /// <summary>删除</summary>
    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken ct)
    {
        var deleted = await mediator.Send(new DeleteBallot(new BallotId(Id), Version), ct);
        return deleted.Succeeded ? this.Done("已删除", "Index") : await AnswerAsync(deleted, "", "basic", ct);
    }

    /// <summary>A refused application into a new draft (decision 5).</summary>
    public async Task<IActionResult> OnPostCopyAsync(Guid project, CancellationToken ct)
    {
        var copied = await mediator.Send(new DraftBallot(new ProjectId(project), new BallotId(Id)), ct);
        return copied.Succeeded ? this.Done("已复制为新的草稿", "Edit", new { id = copied.Value.Value }) : await AnswerAsync(copied.Error, "", "basic", ct);
    }

    /// <summary>确认统计 for the reader's side.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new ConfirmStatistics(new BallotId(Id), Version), ct), "已确认统计", "count", ct);

    /// <summary>计票</summary>
    public async Task<IActionResult> OnPostCountAsync(CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new CountBallot(new BallotId(Id), Version), ct), "计票完成", "result", ct);

    private async Task<IActionResult> AnswerAsync(Result done, string text, string tab, CancellationToken ct)
    {
        if (done.Error is not { } refused) return this.Done(text, "Details", new { id = Id, tab });

        return await LoadAsync(new Application.Shared.Page(), ct) is { } gone ? this.Refused(gone) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var id = new BallotId(Id);
        var ballot = await mediator.Send(new GetBallot(id), ct);
        if (ballot.Error is { } gone) return gone;

        Ballot = ballot.Value;
        Version = Ballot.Version;
        ModelState.Remove(nameof(Version));
        Block = this.Tab(Ballot.HasResult ? "result" : Ballot.Roll is not null && Ballot.State == BallotState.Open ? "turnout" : "basic", "basic", "turnout", "supplement", "count", "result");
        if (Block == "basic" && await mediator.Send(new GetAttachments(AttachmentKinds.Ballot, Id), ct) is { Succeeded: true } files) Files = files.Value;
        if (Block == "turnout" && await mediator.Send(new GetTurnout(id), ct) is { Succeeded: true } turnout) Turnout = turnout.Value;
        if ((Block == "supplement" || Own) && Ballot.State is BallotState.Open or BallotState.Closed && await mediator.Send(new GetOutstanding(id, page), ct) is { Succeeded: true } outstanding) Outstanding = outstanding.Value;
        if (Block == "result" && await mediator.Send(new GetBallotResult(id), ct) is { Succeeded: true } result) Result = result.Value;
        if (Block == "count" || (Own && Ballot.State == BallotState.FollowConfirmed))
        {
            var sheet = await mediator.Send(new GetCountSheet(id), ct);
            if (sheet.Error is { } noSheet) NoSheet = noSheet;
            else Sheet = sheet.Value;
        }

        return null;
    }
}
