using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Roles;

/// <summary>角色权限: the dictionary (ACC-37).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<RoleEntry> Roles { get; private set; } = [];

    /// <summary>Shows the dictionary.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetRoleDictionary(), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Roles = answer.Value.Roles;
        return Page();
    }
}
