using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
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

    /// <summary>The present phone, masked.</summary>
    public string? MaskedPhone { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccount(Id), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        (Form.Name, Form.Position, MaskedPhone, Version) = (answer.Value.Account.Name, answer.Value.Account.Position, answer.Value.Account.Phone, answer.Value.Version);
        return Page();
    }

    /// <summary>Corrects the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new CorrectAccount(Id, Form.Name ?? "", Form.Position, Form.Phone, Version), ct);
        return answer.Error is { } refused ? this.Refused(refused) : this.Done("提交成功", "/Admin/Accounts/Detail", new { id = Id });
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
}
