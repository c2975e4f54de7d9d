using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots;

/// <summary>确认从众: the rule is read and confirmed, then the followers are entered; the system's own count stands in the fields (BAL-20, BAL-21).</summary>
/// <param name="mediator">Sends the requests.</param>
[OpensFor(Permissions.CountBallots)]
public sealed class FollowModel(IMediator mediator) : CountStepModel(mediator)
{
    /// <summary>The form.</summary>
    [BindProperty]
    public FollowEdit Form { get; set; } = new();

    /// <summary>Whether it can be confirmed now.</summary>
    public bool MayConfirm => Ballot.Actions.Contains(BallotAction.ConfirmFollow) && Ballot.SecondsToSettle == 0 && Sheet.OutstandingUnits == 0;

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
        if (await LoadAsync(ct) is { } gone) return this.Instead(gone);
        if (!ModelState.IsValid) return this.Refused(SharedErrors.Invalid);

        var confirmed = await Mediator.Send(new ConfirmFollow(new BallotId(Id), Form.RuleConfirmed, [.. Form.Followers.Select(typed => typed ?? -1)], Version), ct);
        return confirmed.Error is { } refused ? this.Refused(refused) : this.Done("已确认从众，请继续统计录入", "Figures", new { id = Id });
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
