using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>The people behind a figure of the statistics, with their replies (NTF-04, STA-02, STA-04).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class RecipientsModel(IMediator mediator) : PageModel
{
    /// <summary>The notice.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>Which figure.</summary>
    [BindProperty(SupportsGet = true)]
    public NoticeMeasure Measure { get; set; } = NoticeMeasure.Recipients;

    /// <summary>统计对象</summary>
    [BindProperty(SupportsGet = true)]
    public StatisticsObject? By { get; set; }

    /// <summary>Which object.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Key { get; set; }

    /// <summary>标题 of the notice.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The list.</summary>
    public Paged<RecipientLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var notice = await mediator.Send(new GetSentNotice(NoticeId.From(Id)), ct);
        if (notice.Error is { } hidden) return this.Refused(hidden);
        var rows = await mediator.Send(new GetNoticeRecipients(NoticeId.From(Id), Measure, By, Key, page), ct);
        if (rows.Error is { } refused) return this.Refused(refused);

        (Title, Rows) = (notice.Value.Line.Title, rows.Value);
        return Page();
    }

    /// <summary>导出 Excel</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken ct)
    {
        var sheet = await mediator.Send(new ExportNoticeRecipients(NoticeId.From(Id), Measure, By, Key), ct);
        return sheet.Error is { } refused ? this.Refused(refused) : File(sheet.Value.Content, SheetFile.MediaType, sheet.Value.Name);
    }
}
