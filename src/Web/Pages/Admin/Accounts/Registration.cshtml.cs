using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Attachments;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Attachments;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Attachments;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>我的登记信息: what the own unit registered, to be read and corrected (ORG-07).</summary>
/// <param name="mediator">Sends the requests.</param>
[OpensFor(Permissions.KeepRegistration)]
public sealed class RegistrationModel(IMediator mediator) : PageModel
{
    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public OwnRegistrationForm Form { get; set; } = new();

    /// <summary>What is shown.</summary>
    public MyRegistration Own { get; private set; } = new(default, default, "", null, "", null, null, null, null);

    /// <summary>要件</summary>
    public AttachmentList? Files { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } refused && refused != AccountErrors.UnitUnknown) return this.Refused(refused);

        Fill();
        return Page();
    }

    /// <summary>获取验证码</summary>
    public async Task<IActionResult> OnPostSendCodeAsync(CancellationToken ct)
    {
        if (await OfOwnAsync(ct) is { } refused) return refused;

        return await this.AskForCodeAsync(mediator, Form.Phone, CodePurpose.PhoneChange, ct) is { } notSent ? this.Refused(notSent) : Page();
    }

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await OfOwnAsync(ct) is { } refused) return refused;

        return Answer(
            await mediator.Send(
                new CorrectMyRegistration(Form.Name ?? "", Form.UserName, Form.LegalRepresentative ?? "", Form.ContactPerson ?? "", Form.Address ?? "", Form.Phone, Form.PhoneCode, Version), ct),
            "提交成功");
    }

    /// <summary>上传附件</summary>
    public Task<IActionResult> OnPostAttachAsync(IReadOnlyList<IFormFile> files, CancellationToken ct) =>
        OnFilesAsync(registration => mediator.AttachAsync(AttachmentKinds.Institution, registration, files, ct), "已上传", ct);

    /// <summary>Takes a file away.</summary>
    public Task<IActionResult> OnPostDetachAsync(Guid file, CancellationToken ct) =>
        OnFilesAsync(_ => mediator.Send(new RemoveAttachment(new AttachmentId(file)), ct), "附件已删除", ct);

    private async Task<IActionResult> OnFilesAsync(Func<Guid, Task<Result>> act, string done, CancellationToken ct)
    {
        if (await OfOwnAsync(ct) is { } refused) return refused;

        // The buttons of the files send nothing of the form beside them.
        Fill();
        return Answer(await act(Own.Registered?.Id ?? default), done);
    }

    private void Fill()
    {
        (Form.Name, Form.UserName, Form.LegalRepresentative) = (Own.Name, Own.Registered?.UserName, Own.Registered?.LegalRepresentative);
        (Form.ContactPerson, Form.Address, Version) = (Own.ContactPerson, Own.Address, Own.Registered?.Version ?? 0);
    }

    private IActionResult Answer(Result result, string done) => result.Error is { } refused ? this.Refused(refused) : this.Done(done);

    // A unit that did not register itself has nothing to correct; its page says so.
    private async Task<IActionResult?> OfOwnAsync(CancellationToken ct) =>
        await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : Own.Registered is null ? this.Refused(AccountErrors.NotRegistered) : null;

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetMyRegistration(), ct);
        if (answer.Error is { } refused) return refused;

        Own = answer.Value;
        if (Own.Registered is { } registered && await mediator.Send(new GetAttachments(AttachmentKinds.Institution, registered.Id), ct) is { Succeeded: true } files) Files = files.Value;
        return null;
    }
}

/// <summary>The form of the own registration.</summary>
public sealed class OwnRegistrationForm
{
    /// <summary>单位名称</summary>
    public string? Name { get; set; }

    /// <summary>用户名</summary>
    public string? UserName { get; set; }

    /// <summary>法定代表人</summary>
    public string? LegalRepresentative { get; set; }

    /// <summary>联系人</summary>
    public string? ContactPerson { get; set; }

    /// <summary>地址</summary>
    public string? Address { get; set; }

    /// <summary>联系电话</summary>
    public string? Phone { get; set; }

    /// <summary>短信验证码</summary>
    public string? PhoneCode { get; set; }
}
