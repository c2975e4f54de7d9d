using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>确认从众: the rule is read and confirmed, then the followers are entered; the system's own count stands in the fields (BAL-20, BAL-21).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class FollowModel(IMediator mediator) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version that was read.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public FollowEdit Form { get; set; } = new();

    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>The count.</summary>
    public CountSheet Sheet { get; private set; } = null!;

    /// <summary>Whether it can be confirmed now.</summary>
    public bool MayConfirm => Ballot.Actions.Contains(BallotAction.ConfirmFollow) && Sheet.OutstandingUnits == 0;

    /// <summary>Shows rule and figures.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused) return this.Refused(refused);

        Version = Sheet.Version;
        Form.Followers = [.. Sheet.Lines.Select(line => (int?)(line.TypedFollowers ?? line.Followers))];
        return Page();
    }

    /// <summary>保存</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } gone) return this.Refused(gone);
        if (!ModelState.IsValid) return this.Refused(SharedErrors.Invalid);

        var confirmed = await mediator.Send(new ConfirmFollow(new BallotId(Id), Form.RuleConfirmed, [.. Form.Followers.Select(typed => typed ?? -1)], Version), ct);
        return confirmed.Error is { } refused ? this.Refused(refused) : this.Done("已确认从众，请继续统计录入", "Figures", new { id = Id });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(Id)), ct);
        if (ballot.Error is { } gone) return gone;
        var sheet = await mediator.Send(new GetCountSheet(new BallotId(Id)), ct);
        if (sheet.Error is { } closed) return closed;

        (Ballot, Sheet) = (ballot.Value, sheet.Value);
        return null;
    }
}

/// <summary>The form of 确认从众.</summary>
public sealed class FollowEdit
{
    /// <summary>Whether the rule was read and confirmed.</summary>
    public bool RuleConfirmed { get; set; }

    /// <summary>从众 votes, one figure a question.</summary>
    public IList<int?> Followers { get; set; } = [];
}
