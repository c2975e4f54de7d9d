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

/// <summary>审核: the office above lets an application pass or refuses it with an opinion (BAL-09).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="terms">Words of the enums.</param>
[OpensFor(Permissions.ReviewBallots)]
public sealed class ReviewModel(IMediator mediator, Terms terms) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the reviewer read.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public ReviewEdit Form { get; set; } = new();

    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>Its documents.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Whether the reader reviews it now.</summary>
    public bool MayReview => Ballot.Actions.Contains(BallotAction.Review);

    /// <summary>The record.</summary>
    public IReadOnlyList<ReviewStep> Steps => BallotSteps.Of(Ballot, terms);

    /// <summary>Shows the application.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        Version = Ballot.Version;
        return Page();
    }

    /// <summary>审核通过</summary>
    public Task<IActionResult> OnPostApproveAsync(CancellationToken ct) => ReviewAsync(approve: true, "审核通过", ct);

    /// <summary>审核不通过</summary>
    public Task<IActionResult> OnPostRejectAsync(CancellationToken ct) => ReviewAsync(approve: false, "已审核：不通过", ct);

    private async Task<IActionResult> ReviewAsync(bool approve, string text, CancellationToken ct)
    {
        var reviewed = await mediator.Send(new ReviewBallot(new BallotId(Id), approve, Form.Opinion, Version), ct);
        if (reviewed.Error is not { } refused) return this.Done(text, "Details", new { id = Id });

        return await LoadAsync(ct) is { } gone ? this.Refused(gone) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(Id)), ct);
        if (ballot.Error is { } gone) return gone;

        Ballot = ballot.Value;
        if (await mediator.Send(new GetAttachments(AttachmentKinds.Ballot, Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}

/// <summary>The form of a review.</summary>
public sealed class ReviewEdit
{
    /// <summary>审核意见</summary>
    public string? Opinion { get; set; }
}
