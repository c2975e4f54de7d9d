using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>我的告知同意 on the phone.</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class ConsentsModel(IMediator mediator) : PageModel
{
    /// <summary>The consents, the latest first.</summary>
    public IReadOnlyList<MyConsent> Rows { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var consents = await mediator.Send(new GetMyConsents(), ct);
        if (consents.Error is { } refused) return this.Refused(refused);

        Rows = consents.Value;
        return Page();
    }
}
