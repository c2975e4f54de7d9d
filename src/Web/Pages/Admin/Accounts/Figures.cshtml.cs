using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>用户统计 with the lists behind its numbers (ACC-26, ACC-27, ORG-04).</summary>
/// <param name="mediator">Sends the questions.</param>
public sealed class FiguresModel(IMediator mediator) : PageModel
{
    /// <summary>The category whose units without account are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>The figures.</summary>
    public IReadOnlyList<CategoryFigures> Figures { get; private set; } = [];

    /// <summary>未开设单位 of the category.</summary>
    public Paged<OrganisationLine> Without { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Shows the figures.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetUnitFigures(), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Figures = answer.Value.Categories;
        if (Role is not { } role) return Page();

        var units = await mediator.Send(new GetUnitsWithoutAccount(role, page), ct);
        if (units.Error is { } hidden) return this.Refused(hidden);

        Without = units.Value;
        return Page();
    }
}
