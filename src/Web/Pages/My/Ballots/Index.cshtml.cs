using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Ballots;

/// <summary>The ballots of the owner's own homes (BAL-12).</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="clock">The time, to say how long voting lasts.</param>
public sealed class IndexModel(IMediator mediator, TimeProvider clock) : PageModel
{
    /// <summary>The ballots, those to vote in first.</summary>
    public Paged<MyBallotLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Now.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetMyBallots(page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        Rows = rows.Value;
        return Page();
    }
}
