using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Owners;

/// <summary>The committee reviews the letter of a proxy whose face could not be checked (OWN-05).</summary>
/// <param name="mediator">Sends the requests.</param>
[OpensFor(Permissions.ReviewProxies)]
public sealed class ProxyModel(IMediator mediator) : PageModel
{
    /// <summary>The authorisation.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The authorisation as shown.</summary>
    public ProxyLine Proxy { get; private set; } = new(default, "", "", "", "", "", default, default, default, null);

    /// <summary>The letters.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>审核通过</summary>
    public async Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => await AnswerAsync(await mediator.Send(new ReviewProxy(new ProxyId(Id), true, null), ct), "审核通过", ct);

    /// <summary>审核不通过</summary>
    public async Task<IActionResult> OnPostRefuseAsync(string? opinion, CancellationToken ct) =>
        await AnswerAsync(await mediator.Send(new ReviewProxy(new ProxyId(Id), false, opinion), ct), "已审核：不通过", ct);

    /// <summary>Adds letters.</summary>
    public async Task<IActionResult> OnPostAttachAsync(IReadOnlyList<IFormFile> files, CancellationToken ct) =>
        await AnswerAsync(await mediator.AttachAsync(AttachmentKinds.ProxyLetter, Id, files, ct), "已上传", ct);

    /// <summary>Takes a letter away.</summary>
    public async Task<IActionResult> OnPostDetachAsync(Guid file, CancellationToken ct) => await AnswerAsync(await mediator.Send(new RemoveAttachment(new AttachmentId(file)), ct), "附件已删除", ct);

    private async Task<IActionResult> AnswerAsync(Result step, string text, CancellationToken ct)
    {
        if (step.Error is not { } refused) return this.Done(text, null, new { id = Id });

        return await LoadAsync(ct) is { } gone ? this.Refused(gone) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var proxy = await mediator.Send(new GetProxy(new ProxyId(Id)), ct);
        if (proxy.Error is { } refused) return refused;

        Proxy = proxy.Value;
        if (await mediator.Send(new GetAttachments(AttachmentKinds.ProxyLetter, Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}
