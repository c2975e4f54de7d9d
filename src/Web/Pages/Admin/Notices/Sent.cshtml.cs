using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>One notice of the department with 查看全部统计, the progress of its cards and 催办 (NTF-02, NTF-04).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class SentModel(IMediator mediator) : PageModel
{
    /// <summary>The notice.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>统计对象</summary>
    [BindProperty(SupportsGet = true)]
    public StatisticsObject By { get; set; } = StatisticsObject.Project;

    /// <summary>Part of the object's name.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>The notice as its department sees it.</summary>
    public SentNotice Notice { get; private set; } = null!;

    /// <summary>The statistics.</summary>
    public NoticeStatistics Statistics { get; private set; } = null!;

    /// <summary>附件</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) => await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>催办</summary>
    public async Task<IActionResult> OnPostUrgeAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var urged = await mediator.Send(new UrgeNotice(NoticeId.From(Id)), ct);
        if (urged.Error is not { } refused) return this.Done(Urging.Text(urged.Value), null, new { id = Id });

        return await LoadAsync(page, ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var notice = await mediator.Send(new GetSentNotice(NoticeId.From(Id)), ct);
        if (notice.Error is { } refused) return refused;
        var statistics = await mediator.Send(new GetNoticeStatistics(NoticeId.From(Id), By, Search, page), ct);
        if (statistics.Error is { } unfit) return unfit;

        (Notice, Statistics) = (notice.Value, statistics.Value);
        if (await mediator.Send(new GetAttachments(AttachmentKinds.Notice, notice.Value.Urges ?? Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}
