using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>谁查看了我的信息: who saw the caller's data in clear, and why; at the desk and on the phone.</summary>
/// <param name="mediator">Sends the question.</param>
public abstract class LooksPage(IMediator mediator) : PageModel
{
    /// <summary>The looks, the latest first.</summary>
    public Paged<LookLine> Rows { get; private set; } = new([], 0, new());

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var looks = await mediator.Send(new GetLooksAtMyData(page), ct);
        if (looks.Error is { } refused) return this.Refused(refused);

        Rows = looks.Value;
        return Page();
    }
}
