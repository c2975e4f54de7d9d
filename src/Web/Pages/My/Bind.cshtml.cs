using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.My;

/// <summary>业主身份绑定 (OWN-01): identity and phone, then the face check or, if that is not wanted, offline certification.</summary>
/// <param name="mediator">Sends the requests.</param>
public sealed class BindModel(IMediator mediator) : PageModel
{
    /// <summary>The form.</summary>
    [BindProperty]
    public IdentityEdit Form { get; set; } = new();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => (await mediator.Send(new GetMyHomes(), ct)).Error is { } refused ? this.Refused(refused) : Page();

    /// <summary>获取验证码</summary>
    public Task<IActionResult> OnPostCodeAsync(CancellationToken ct) => this.SendCodeAsync(mediator, Form.Phone, CodePurpose.OwnerBinding, ct);

    /// <summary>提交并进行人脸识别</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Form.FaceConsent is not null) return await BindAsync(Form.FaceConsent, ct);

        ModelState.AddModelError("Form.FaceConsent", "请先阅读并同意人脸识别告知书，或选择线下认证");
        return this.Refused(BindingErrors.ConsentMissing);
    }

    /// <summary>选择线下认证</summary>
    public Task<IActionResult> OnPostOfflineAsync(CancellationToken ct) => BindAsync(null, ct);

    private async Task<IActionResult> BindAsync(string? faceConsent, CancellationToken ct)
    {
        var begun = await mediator.Send(new BindOwner(Form.Name ?? "", Form.DocumentType ?? default, Form.DocumentNumber ?? "", Form.Phone ?? "", Form.Code ?? "", Form.BindingConsent, faceConsent), ct);
        if (begun.Error is { } refused) return this.Refused(refused);

        return begun.Value.CheckAddress is { } address ? Redirect(address) : RedirectToPage("Binding", new { id = begun.Value.Request.Value });
    }
}

/// <summary>An identity as on the certificate of title, with the proof of the phone.</summary>
public sealed class IdentityEdit
{
    /// <summary>姓名</summary>
    public string? Name { get; set; }

    /// <summary>证件类型</summary>
    public DocumentType? DocumentType { get; set; } = Domain.Shared.DocumentType.ResidentId;

    /// <summary>证件号码</summary>
    public string? DocumentNumber { get; set; }

    /// <summary>手机号码</summary>
    public string? Phone { get; set; }

    /// <summary>短信验证码</summary>
    public string? Code { get; set; }

    /// <summary>The version of 身份绑定告知书 that was agreed to; null when it was not.</summary>
    public string? BindingConsent { get; set; }

    /// <summary>The version of 人脸识别告知书 that was agreed to; null when it was not.</summary>
    public string? FaceConsent { get; set; }
}
