using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Proxies;

/// <summary>One authorisation; the proxy's browser comes back here from the face check.</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class ProgressModel(IMediator mediator) : PageModel
{
    /// <summary>The authorisation.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>How far it has come.</summary>
    public MyProxy Proxy { get; private set; } = new(default, false, "", "", "", "", "", default, default, default, false, null);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>查看人脸识别结果</summary>
    public async Task<IActionResult> OnPostResultAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new CompleteProxyCheck(new ProxyId(Id)), ct);
        if (read.Error is not { } refused) return RedirectToPage(new { id = Id });

        return await LoadAsync(ct) is { } gone ? this.Refused(gone) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new GetMyProxy(new ProxyId(Id)), ct);
        if (found.Error is { } refused) return refused;

        Proxy = found.Value;
        return null;
    }
}
