using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>The clock of a Development machine, to be set forward.</summary>
[AllowAnonymous]
public sealed class ClockModel(IDevelopmentClock clock) : PageModel
{
    /// <summary>The platform's time.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>How far it is set forward.</summary>
    public TimeSpan Offset => clock.Offset;

    /// <summary>Sets the clock forward.</summary>
    public async Task<IActionResult> OnPostAsync(TimeSpan advance, CancellationToken ct) =>
        await clock.AdvanceAsync(advance, ct) ? RedirectToPage() : BadRequest();
}
