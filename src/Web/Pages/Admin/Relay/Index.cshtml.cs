using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Relay;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Relay;

/// <summary>What the platform has still to do, and what it gave up.</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>What is shown.</summary>
    public RelayState State { get; private set; } = new(0, null, 0, 0, new Paged<DeadMessage>([], 0, new Application.Shared.Page()), []);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var state = await mediator.Send(new GetRelay(page), ct);
        if (state.Error is { } refused) return this.Refused(refused);

        State = state.Value;
        return Page();
    }

    /// <summary>Has a message tried again.</summary>
    public async Task<IActionResult> OnPostRetryAsync(Guid message, Application.Shared.Page page, CancellationToken ct) =>
        (await mediator.Send(new RetryMessage(message), ct)).Error is { } refused ? await AgainAsync(refused, page, ct) : this.Done("已重新排队");

    /// <summary>Lays a message aside.</summary>
    public async Task<IActionResult> OnPostDiscardAsync(Guid message, string? reason, Application.Shared.Page page, CancellationToken ct) =>
        (await mediator.Send(new DiscardMessage(message, reason ?? ""), ct)).Error is { } refused ? await AgainAsync(refused, page, ct) : this.Done("已作废");

    private async Task<IActionResult> AgainAsync(Domain.Shared.Error refused, Application.Shared.Page page, CancellationToken ct)
    {
        var state = await mediator.Send(new GetRelay(page), ct);
        if (state.Error is null) State = state.Value;
        return this.Refused(refused);
    }
}
