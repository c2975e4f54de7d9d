using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Audit;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Audit;

/// <summary>操作日志: who did what, and whether the record of it is whole (BAL-35, ACC-38).</summary>
/// <param name="mediator">Sends the questions.</param>
/// <param name="actor">Who reads.</param>
/// <param name="terms">Names of the acts.</param>
public sealed class IndexModel(IMediator mediator, IActor actor, Terms terms) : PageModel
{
    /// <summary>Stable name of the act.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    /// <summary>First day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    /// <summary>Last day.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    /// <summary>What the acts concern.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The list.</summary>
    public Paged<AuditLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>What a check found; null when none was asked for.</summary>
    public AuditVerdict? Verdict { get; private set; }

    /// <summary>Whether the reader may have it checked.</summary>
    public bool MayVerify => actor.May(Permissions.VerifyAuditTrail);

    /// <summary>The acts to choose from.</summary>
    public IEnumerable<SelectListItem> Acts => terms.Words("AuditAction").Select(word => new SelectListItem(word.Value.Text, word.Key));

    /// <summary>Shows the list.</summary>
    public Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) => ShowAsync(page, ct);

    /// <summary>Checks the record.</summary>
    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken ct)
    {
        var verdict = await mediator.Send(new VerifyAuditTrail(), ct);
        if (verdict.Error is { } refused) return this.Refused(refused);

        Verdict = verdict.Value;
        return await ShowAsync(new Application.Shared.Page(), ct);
    }

    private async Task<IActionResult> ShowAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var rows = await mediator.Send(new GetAuditTrail(Id, Act, From, To, page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        Rows = rows.Value;
        return Page();
    }
}
