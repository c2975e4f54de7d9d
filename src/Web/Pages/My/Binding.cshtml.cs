using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>Where a request to be bound stands; the browser comes back here from the face check (OWN-02).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class BindingModel(IMediator mediator) : PageModel
{
    /// <summary>The request.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>How far it has come.</summary>
    public MyRequest Progress { get; private set; } = new(default, default, null, false, false, null, default);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>查看人脸识别结果</summary>
    public async Task<IActionResult> OnPostResultAsync(CancellationToken ct) => await AnswerAsync(await mediator.Send(new CompleteFaceCheck(new BindingRequestId(Id)), ct), ct);

    /// <summary>重新进行人脸识别</summary>
    public async Task<IActionResult> OnPostRetryAsync(CancellationToken ct) => await AnswerAsync(await mediator.Send(new RetryFaceCheck(new BindingRequestId(Id)), ct), ct);

    /// <summary>选择线下认证</summary>
    public async Task<IActionResult> OnPostOfflineAsync(CancellationToken ct) => await AnswerAsync(await mediator.Send(new ChooseOfflineCertification(new BindingRequestId(Id)), ct), ct);

    private async Task<IActionResult> AnswerAsync(Result<BindingProgress> step, CancellationToken ct)
    {
        if (step.Error is { } refused) return await LoadAsync(ct) is { } gone ? this.Refused(gone) : this.Refused(refused);
        if (step.Value.CheckAddress is { } address) return Redirect(address);

        return step.Value.State == BindingRequestState.Bound ? this.Done($"绑定成功，共{step.Value.Homes}套房屋", "Homes") : RedirectToPage(new { id = Id });
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var progress = await mediator.Send(new GetMyRequest(new BindingRequestId(Id)), ct);
        if (progress.Error is { } refused) return refused;

        Progress = progress.Value;
        return null;
    }
}
