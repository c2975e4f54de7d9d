using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.ToDos;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.ToDos;

/// <summary>待办事项 with its two pages 待办 and 已办 (TDO-01…03).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Part of the title.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>Only in that place and below.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>Which of the two pages.</summary>
    public ToDoTab Open { get; private set; }

    /// <summary>The two numbers.</summary>
    public ToDoCounts Counts { get; private set; } = new(0, 0);

    /// <summary>The list.</summary>
    public Paged<ToDoLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        Open = this.Tab("pending", "done") == "done" ? ToDoTab.Done : ToDoTab.Pending;
        var rows = await mediator.Send(new GetToDos(Open, Name, page, Place), ct);
        if (rows.Error is { } refused) return this.Refused(refused);
        var counts = await mediator.Send(new GetToDoCounts(), ct);
        if (counts.Error is { } hidden) return this.Refused(hidden);

        (Rows, Counts) = (rows.Value, counts.Value);
        return Page();
    }
}
