using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>我的房屋: what is bound, and what still waits for proof (OWN-10).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class HomesModel(IMediator mediator) : PageModel
{
    /// <summary>The caller's homes.</summary>
    public MyHomes Mine { get; private set; } = new([], []);

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>解绑</summary>
    public async Task<IActionResult> OnPostUnbindAsync(Guid binding, CancellationToken ct)
    {
        var unbound = await mediator.Send(new UnbindHome(new BindingId(binding)), ct);
        if (unbound.Error is not { } refused) return this.Done("已解绑");

        await LoadAsync(ct);
        return this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var mine = await mediator.Send(new GetMyHomes(), ct);
        if (mine.Succeeded) Mine = mine.Value;
        return mine.Error;
    }
}
