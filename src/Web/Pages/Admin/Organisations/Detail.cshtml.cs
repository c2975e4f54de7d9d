using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Organisations;

/// <summary>One unit of the registry (ORG-03).</summary>
/// <param name="mediator">Sends the command.</param>
public sealed class DetailModel(IMediator mediator) : PageModel
{
    /// <summary>The unit.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the reader saw.</summary>
    [BindProperty]
    public long? Version { get; set; }

    /// <summary>What is shown.</summary>
    public OrganisationLine Unit { get; private set; } = new(default, "", OrganisationType.Bank, null, "", null, OrganisationStatus.Active, null, null, null, 0);

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Ends the unit.</summary>
    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new CloseOrganisation(Id, Version), ct)).Error is not { } refused) return this.Done("注销成功", null, new { id = Id });

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetOrganisation(Id), ct);
        if (answer.Error is null) Unit = answer.Value;
        return answer.Error;
    }
}
