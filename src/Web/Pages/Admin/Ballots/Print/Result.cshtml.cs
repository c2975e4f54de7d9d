using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Ballots.Print;

/// <summary>The announcement of the result on paper, with the ten figures of each question (BAL-34).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class ResultModel(IMediator mediator) : PageModel
{
    /// <summary>The result.</summary>
    public PublishedResult Result { get; private set; } = null!;

    /// <summary>Shows the announcement.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var result = await mediator.Send(new GetBallotResult(new BallotId(id)), ct);
        if (result.Error is { } refused) return this.Refused(refused);

        Result = result.Value;
        return Page();
    }
}
