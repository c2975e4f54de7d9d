using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin;

/// <summary>The address of the office: the home page for whoever is signed in, the entrance for everybody else.</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Leads on.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        (await mediator.Send(new GetMyPermissions(), ct)).Error is { } refused ? this.Refused(refused) : LocalRedirect("/");
}
