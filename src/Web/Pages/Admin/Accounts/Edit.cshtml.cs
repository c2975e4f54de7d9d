using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>编辑: corrects what was preset (ACC-30).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.PresetAccounts)]
public sealed class EditModel(IMediator mediator) : PageModel
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public AccountCorrection Form { get; set; } = new();

    /// <summary>What is corrected.</summary>
    public AccountLine Account { get; private set; } = DetailModel.Nobody.Account;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await LoadAsync(ct);
        if (read.Error is { } refused) return this.Refused(refused);

        (Form.Name, Form.Position, Version) = (Account.Name, Account.Position, read.Value.Version);
        return Page();
    }

    /// <summary>获取验证码: for the new phone of a bound account.</summary>
    public async Task<IActionResult> OnPostSendCodeAsync(CancellationToken ct)
    {
        if ((await LoadAsync(ct)).Error is { } hidden) return this.Refused(hidden);

        return await this.AskForCodeAsync(mediator, Form.Phone, CodePurpose.PhoneChange, ct) is { } refused ? this.Refused(refused) : Page();
    }

    /// <summary>Corrects the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new CorrectAccount(Id, Form.Name ?? "", Form.Position, Form.Phone, Form.PhoneCode, Version), ct)).Error is not { } refused) return this.Done("提交成功", "/Admin/Accounts/Detail", new { id = Id });

        return (await LoadAsync(ct)).Error is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Result<AccountDetail>> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccount(Id), ct);
        if (answer.Error is null) Account = answer.Value.Account;
        return answer;
    }
}

/// <summary>What can be corrected of an account.</summary>
public sealed class AccountCorrection
{
    /// <summary>姓名</summary>
    public string? Name { get; set; }

    /// <summary>职务</summary>
    public string? Position { get; set; }

    /// <summary>手机号码; empty leaves it.</summary>
    public string? Phone { get; set; }

    /// <summary>短信验证码 that went to it.</summary>
    public string? PhoneCode { get; set; }
}
