using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>The log of reminders of the reader's unit (NTF-14).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class RemindersModel(IMediator mediator) : PageModel
{
    /// <summary>Only that kind.</summary>
    [BindProperty(SupportsGet = true)]
    public ReminderKind? Kind { get; set; }

    /// <summary>The list.</summary>
    public Paged<ReminderLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetReminders(Kind, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }
}
