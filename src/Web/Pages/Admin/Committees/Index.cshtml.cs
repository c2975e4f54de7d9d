using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>业委会管理: the committees and groups of the caller (OC-01).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Part of the committee's or the area's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>Committee or group.</summary>
    [BindProperty(SupportsGet = true)]
    public CommitteeKind? Kind { get; set; }

    /// <summary>Where it stands.</summary>
    [BindProperty(SupportsGet = true)]
    public CommitteeState? State { get; set; }

    /// <summary>Only in that place and below.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The list.</summary>
    public Paged<CommitteeLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetCommittees(Name, Kind, State, null, page, Place), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }
}
