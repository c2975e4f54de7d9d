using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>我接收的消息 (NTF-05, NTF-07, NTF-08).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class InboxModel(IMediator mediator) : PageModel
{
    /// <summary>Which of them; all without a choice.</summary>
    [BindProperty(SupportsGet = true)]
    public MessageFilter? Filter { get; set; }

    /// <summary>Part of the title.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Keyword { get; set; }

    /// <summary>The list.</summary>
    public Paged<MessageLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetMyMessages(Filter ?? MessageFilter.All, Keyword, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }
}
