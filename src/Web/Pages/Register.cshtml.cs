using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages;

/// <summary>机构注册 on the public portal (ACC-15…18).</summary>
/// <param name="mediator">Sends the commands.</param>
/// <param name="city">Whether institutions register in this city at all (ORG-06).</param>
/// <param name="policies">What a password must be.</param>
/// <param name="clock">The clock.</param>
[AllowAnonymous]
public sealed class RegisterModel(IMediator mediator, ICityProfile city, ISignInPolicies policies, TimeProvider clock) : PageModel
{
    /// <summary>Who registers.</summary>
    [BindProperty(SupportsGet = true)]
    public InstitutionKind Kind { get; set; } = InstitutionKind.Developer;

    /// <summary>What was typed.</summary>
    [BindProperty]
    public InstitutionForm Form { get; set; } = new();

    /// <summary>Choices of 所在社区.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>Choices of 是否本地企业.</summary>
    public IReadOnlyList<SelectListItem> YesNo { get; } = [new("是", "True"), new("否", "False")];

    /// <summary>What a password must be.</summary>
    public string PasswordRule => policies.InForceAt(clock.GetUtcNow()).Password.InWords();

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>获取验证码</summary>
    public async Task<IActionResult> OnPostSendCodeAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        return await this.AskForCodeAsync(mediator, Form.ContactPhone, CodePurpose.Identity, ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct) is { } hidden) return this.Refused(hidden);

        var files = Form.Documents.Select(file => new RegistrationDocument(file.FileName, file.OpenReadStream())).ToList();
        var answer = await mediator.Send(
            new RegisterInstitution(
                Kind, Form.Name ?? "", Form.Code ?? "", Form.Place ?? "", Kind == InstitutionKind.Enterprise ? Form.IsLocal : null, Form.LegalRepresentative ?? "", Form.ContactPerson ?? "",
                Form.ContactPhone ?? "", Form.PhoneCode ?? "", Form.Address ?? "", Form.Password ?? "", Form.Agreement, files, Kind == InstitutionKind.Developer ? Form.UserName : null),
            ct);
        foreach (var file in files) await file.Content.DisposeAsync();
        return answer.Error is { } refused ? this.Refused(refused) : this.Done("注册成功", "/SignIn");
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        if (!city.InForceAt(clock.GetUtcNow()).AdmitsPassword) return AccountErrors.PasswordNotHere;

        var places = await mediator.Send(new GetPublicPlaces(), ct);
        if (places.Error is null) Places = [.. places.Value.Communities.Select(place => new SelectListItem(place.Name, place.Code))];
        return places.Error;
    }
}

/// <summary>The form of an institution.</summary>
public sealed class InstitutionForm
{
    /// <summary>单位名称</summary>
    public string? Name { get; set; }

    /// <summary>统一社会信用代码 or 机构代码.</summary>
    public string? Code { get; set; }

    /// <summary>用户名 of a developer.</summary>
    public string? UserName { get; set; }

    /// <summary>所在社区</summary>
    public string? Place { get; set; }

    /// <summary>地址</summary>
    public string? Address { get; set; }

    /// <summary>是否本地企业</summary>
    public bool? IsLocal { get; set; }

    /// <summary>法定代表人</summary>
    public string? LegalRepresentative { get; set; }

    /// <summary>联系人</summary>
    public string? ContactPerson { get; set; }

    /// <summary>联系电话</summary>
    public string? ContactPhone { get; set; }

    /// <summary>短信验证码</summary>
    public string? PhoneCode { get; set; }

    /// <summary>密码</summary>
    public string? Password { get; set; }

    /// <summary>要件</summary>
    public IReadOnlyList<IFormFile> Documents { get; set; } = [];

    /// <summary>The version of the agreement that was ticked; null when it was not.</summary>
    public string? Agreement { get; set; }
}
