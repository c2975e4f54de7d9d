using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Ballots;

/// <summary>The published result on the owner's phone (BAL-34).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class ResultModel(IMediator mediator) : PageModel
{
    /// <summary>The ballot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The result.</summary>
    public PublishedResult Result { get; private set; } = null!;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await mediator.Send(new GetBallotResult(new BallotId(Id)), ct);
        if (result.Error is { } refused) return this.Refused(refused);

        Result = result.Value;
        return Page();
    }
}
