using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Notices;

namespace PropertyPlatform.Web.Pages.Dev;

/// <summary>What the stand-ins of SMS and WeChat were given, in clear. Development only.</summary>
[AllowAnonymous]
public sealed class OutboxModel(IChannelLog log, IStandInMood mood) : PageModel
{
    /// <summary>Whose messages.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The newest messages.</summary>
    public IReadOnlyList<ChannelLine> Lines { get; private set; } = [];

    /// <summary>Shows the messages.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Lines = await log.ReadClearAsync(To, 200, ct);

    /// <summary>Makes the next message fail.</summary>
    public IActionResult OnPost(string failure)
    {
        mood.FailNext(failure);
        return RedirectToPage();
    }
}
