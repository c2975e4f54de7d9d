using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>项目栏: the manager of a project and, for each permission, who holds it there (ACC-30, ACC-32).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class ByProjectModel(IMediator mediator) : PageModel
{
    /// <summary>The project.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Project { get; set; }

    /// <summary>What is shown.</summary>
    public ProjectPermissions View { get; private set; } = new(null, null, []);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjectPermissions(Project), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        View = answer.Value;
        return Page();
    }
}
