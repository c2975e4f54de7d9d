using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My.Proxies;

/// <summary>被委托人认证: whoever an owner has named proves the own identity (OWN-05).</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class CertifyModel(IMediator mediator) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public IdentityEdit Form { get; set; } = new();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (await mediator.Send(new GetMyProxies(), ct)).Error is { } refused ? this.Refused(refused) : Page();

    /// <summary>获取验证码</summary>
    public Task<IActionResult> OnPostCodeAsync(CancellationToken ct) => this.SendCodeAsync(mediator, Form.Phone, CodePurpose.ProxyCertification, ct);

    /// <summary>提交并进行人脸识别</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Form.FaceConsent is not null ? CertifyAsync(Form.FaceConsent, ct) : Task.FromResult(this.Refused(BindingErrors.ConsentMissing));

    /// <summary>由业委会审核委托书</summary>
    public Task<IActionResult> OnPostLetterAsync(CancellationToken ct) => CertifyAsync(null, ct);

    private async Task<IActionResult> CertifyAsync(string? faceConsent, CancellationToken ct)
    {
        var begun = await mediator.Send(new CertifyProxy(Form.Name ?? "", Form.DocumentType ?? default, Form.DocumentNumber ?? "", Form.Phone ?? "", Form.Code ?? "", Form.BindingConsent, faceConsent), ct);
        if (begun.Error is { } refused) return this.Refused(refused);

        return begun.Value.CheckAddress is { } address ? Redirect(address) : RedirectToPage("Progress", new { id = begun.Value.Proxy.Value });
    }
}
