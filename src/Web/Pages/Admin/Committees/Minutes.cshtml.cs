using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Committees;

/// <summary>会议管理 → 查看 (OC-05).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class MinutesModel(IMediator mediator) : PageModel
{
    private MeetingDetail? _meeting;

    /// <summary>The meeting.</summary>
    public MeetingDetail Meeting => _meeting ?? throw new InvalidOperationException("Shown only when found.");

    /// <summary>Shows the meeting.</summary>
    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetMeeting(MeetingId.From(id)), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        _meeting = answer.Value;
        return Page();
    }
}
