using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>会议管理: the recorded meetings (OC-04, OC-05).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class MeetingsModel(IMediator mediator) : PageModel
{
    /// <summary>Of one committee.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Committee { get; set; }

    /// <summary>Part of the topic.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    /// <summary>The list.</summary>
    public Paged<MeetingLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetMeetings(Committee, Topic, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }
}
