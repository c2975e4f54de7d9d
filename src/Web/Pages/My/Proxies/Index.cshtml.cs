using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Proxies;

/// <summary>Authorisations that the reader gave or was given (OWN-05).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>The authorisations.</summary>
    public IReadOnlyList<MyProxy> Proxies { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>撤销委托 or 放弃委托</summary>
    public async Task<IActionResult> OnPostRevokeAsync(Guid proxy, CancellationToken ct)
    {
        var revoked = await mediator.Send(new RevokeProxy(new ProxyId(proxy)), ct);
        if (revoked.Error is not { } refused) return this.Done("委托已结束");

        await LoadAsync(ct);
        return this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var proxies = await mediator.Send(new GetMyProxies(), ct);
        if (proxies.Succeeded) Proxies = proxies.Value;
        return proxies.Error;
    }
}
