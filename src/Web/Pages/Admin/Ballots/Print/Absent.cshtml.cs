using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots.Print;

/// <summary>未参与表决明细表 on paper (BAL-27).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class AbsentModel(IMediator mediator) : PageModel
{
    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>Homes without a vote.</summary>
    public IReadOnlyList<RollHome> Homes { get; private set; } = [];

    /// <summary>Shows the list, whole.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(id)), ct);
        if (ballot.Error is { } gone) return this.Refused(gone);
        var homes = await mediator.WholeAsync(page => new GetNonParticipants(new BallotId(id), page), ct);
        if (homes.Error is { } refused) return this.Refused(refused);

        (Ballot, Homes) = (ballot.Value, homes.Value);
        return Page();
    }
}
