using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Notices;

/// <summary>部门已发消息 with 催办 and 显示催办 (NTF-01…03).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Part of the title.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Keyword { get; set; }

    /// <summary>显示催办</summary>
    [BindProperty(SupportsGet = true)]
    public bool Reminders { get; set; }

    /// <summary>The list.</summary>
    public Paged<SentLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) => await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>催办</summary>
    public async Task<IActionResult> OnPostUrgeAsync(Guid notice, Application.Shared.Page page, CancellationToken ct)
    {
        var urged = await mediator.Send(new UrgeNotice(NoticeId.From(notice)), ct);
        if (urged.Error is not { } refused) return this.Done(Urging.Text(urged.Value));

        return await LoadAsync(page, ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetSentNotices(Reminders, Keyword, page), ct);
        if (answer.Succeeded) Rows = answer.Value;
        return answer.Error;
    }
}

/// <summary>How the outcome of 催办 reads.</summary>
internal static class Urging
{
    public static string Text(RemindedPeople people) => people.Spared == 0 ? $"已催办 {people.Count:N0} 人" : $"已催办 {people.Count:N0} 人，另有 {people.Spared:N0} 人今日已提醒过";
}
