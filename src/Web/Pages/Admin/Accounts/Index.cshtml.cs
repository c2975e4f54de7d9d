using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>权限管理: the accounts below the reader (ACC-20, ACC-25).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>Name or phone.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    /// <summary>角色</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>绑定情况</summary>
    [BindProperty(SupportsGet = true)]
    public AccountState? State { get; set; }

    /// <summary>The list.</summary>
    public Paged<AccountLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccounts(Search, Role, State, null, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Rows = answer.Value;
        return Page();
    }
}
