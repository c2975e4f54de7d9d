using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots.Print;

/// <summary>打印投票明细: how each voting unit voted, after the count (BAL-26, decision 13).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class VotesModel(IMediator mediator) : PageModel
{
    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>The units in the order of the roll.</summary>
    public IReadOnlyList<VotingDetail> Units { get; private set; } = [];

    /// <summary>Shows the list, whole: paper has no pager.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(id)), ct);
        if (ballot.Error is { } gone) return this.Refused(gone);
        var units = await mediator.WholeAsync(page => new GetVotingDetails(new BallotId(id), page), ct);
        if (units.Error is { } refused) return this.Refused(refused);

        (Ballot, Units) = (ballot.Value, units.Value);
        return Page();
    }
}
