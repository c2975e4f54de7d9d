using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots.Print;

/// <summary>The blank paper ballot of an application, A4 (BAL-15).</summary>
/// <param name="mediator">Sends the question.</param>
[OpensFor(Permissions.EnterPaperBallots)]
public sealed class PaperModel(IMediator mediator) : PageModel
{
    /// <summary>The application.</summary>
    public BallotView Ballot { get; private set; } = null!;

    /// <summary>Shows the paper.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var ballot = await mediator.Send(new GetBallot(new BallotId(id)), ct);
        if (ballot.Error is { } refused) return this.Refused(refused);

        Ballot = ballot.Value;
        return Page();
    }
}
