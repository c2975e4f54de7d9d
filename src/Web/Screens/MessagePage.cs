using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Notices;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Notices;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>
/// One message of the own inbox, at the desk and on the phone. Showing it is what counts as reading it (NTF-09); one that wants a reply is replied to here (NTF-10).
/// </summary>
/// <param name="mediator">Sends the requests.</param>
public abstract class MessagePage(IMediator mediator) : PageModel
{
    /// <summary>The notice.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>回复内容</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The message.</summary>
    public Message Message { get; private set; } = null!;

    /// <summary>附件</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Opens it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new OpenMessage(NoticeId.From(Id)), ct)).Error is { } refused) return await ElsewhereAsync(refused, ct) ?? this.Refused(refused);

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : Page();
    }

    /// <summary>回复</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new ReplyToMessage(NoticeId.From(Id), Answer), ct)).Error is not { } refused) return this.Done("回复成功", null, new { id = Id });

        return await LoadAsync(ct) is { } hidden ? this.Instead(hidden) : this.Refused(refused);
    }

    /// <summary>Where to go when the message is not this identity's; null when nowhere.</summary>
    protected virtual Task<IActionResult?> ElsewhereAsync(Error refused, CancellationToken ct) => Task.FromResult<IActionResult?>(null);

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var message = await mediator.Send(new GetMyMessage(NoticeId.From(Id)), ct);
        if (message.Error is { } refused) return refused;

        Message = message.Value;
        if (await mediator.Send(new GetAttachments(AttachmentKinds.Notice, Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}
