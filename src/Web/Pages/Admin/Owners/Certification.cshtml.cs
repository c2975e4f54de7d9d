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

/// <summary>One owner's offline certification: evidence, record, and the decision of another officer (OWN-04).</summary>
/// <param name="mediator">Sends the requests.</param>
/// <param name="actor">The reader.</param>
[OpensFor(Permissions.CertifyOwners, Permissions.ConfirmCertifications)]
public sealed class CertificationModel(IMediator mediator, IActor actor) : PageModel
{
    /// <summary>The request.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public NoteEdit Form { get; set; } = new();

    /// <summary>The request as officers see it.</summary>
    public Certification Certification { get; private set; } = new(new CertificationLine(default, "", "", default, null, null, default), default, null, [], [], null, null, null);

    /// <summary>The evidence.</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Whether the reader records it.</summary>
    public bool MayRecord => Certification.Line.State == BindingRequestState.FaceFailed && actor.May(Permissions.CertifyOwners);

    /// <summary>Whether the reader confirms it: another than who recorded.</summary>
    public bool MayDecide => Certification.Line.State == BindingRequestState.Recorded && actor.May(Permissions.ConfirmCertifications) && Certification.Recorded?.By.Person != actor.PersonId;

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>登记</summary>
    public async Task<IActionResult> OnPostRecordAsync(CancellationToken ct) =>
        await AnswerAsync((await mediator.Send(new CertifyOwnerOffline(new BindingRequestId(Id), Form.Note), ct)).Error, "已登记，等待另一名经办人复核", ct);

    /// <summary>复核通过</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct) =>
        await AnswerAsync((await mediator.Send(new DecideOfflineCertification(new BindingRequestId(Id), true, null), ct)).Error, "复核通过，房屋已绑定", ct);

    /// <summary>复核不通过</summary>
    public async Task<IActionResult> OnPostRefuseAsync(string? opinion, CancellationToken ct) =>
        await AnswerAsync((await mediator.Send(new DecideOfflineCertification(new BindingRequestId(Id), false, opinion), ct)).Error, "已复核：不通过", ct);

    /// <summary>Adds evidence.</summary>
    public async Task<IActionResult> OnPostAttachAsync(IReadOnlyList<IFormFile> files, CancellationToken ct) =>
        await AnswerAsync((await mediator.AttachAsync(AttachmentKinds.OfflineCertification, Id, files, ct)).Error, "已上传", ct);

    /// <summary>Takes evidence away.</summary>
    public async Task<IActionResult> OnPostDetachAsync(Guid file, CancellationToken ct) =>
        await AnswerAsync((await mediator.Send(new RemoveAttachment(new AttachmentId(file)), ct)).Error, "附件已删除", ct);

    private async Task<IActionResult> AnswerAsync(Error? refused, string text, CancellationToken ct)
    {
        if (refused is null) return this.Done(text, null, new { id = Id });

        return await LoadAsync(ct) is { } gone ? this.Refused(gone) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new GetCertification(new BindingRequestId(Id)), ct);
        if (found.Error is { } refused) return refused;

        Certification = found.Value;
        if (await mediator.Send(new GetAttachments(AttachmentKinds.OfflineCertification, Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}

/// <summary>What an officer notes.</summary>
public sealed class NoteEdit
{
    /// <summary>核验说明</summary>
    public string? Note { get; set; }
}
