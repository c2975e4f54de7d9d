using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>我的小区: the entries of owners and proxies (ACC-01).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Shows the entries; an owner with nothing bound yet starts at 业主身份绑定.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (await mediator.Send(new GetMyHomes(), ct)).Error is { } refused ? this.Refused(refused) : Page();
}
