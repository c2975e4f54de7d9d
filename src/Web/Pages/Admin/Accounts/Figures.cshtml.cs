using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>用户统计 with the lists behind its numbers (ACC-26, ACC-27, ORG-04).</summary>
/// <param name="mediator">Sends the questions.</param>
/// <param name="actor">The reader.</param>
[OpensFor(Permissions.ViewUnitFigures)]
public sealed class FiguresModel(IMediator mediator, IActor actor) : PageModel
{
    /// <summary>The category whose units without account are listed.</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>The figures.</summary>
    public IReadOnlyList<CategoryFigures> Figures { get; private set; } = [];

    /// <summary>未开设单位 of the category.</summary>
    public Paged<OrganisationLine> Without { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Categories whose people the reader may urge.</summary>
    public IReadOnlyList<Role> Nudgeable => actor.May(Permissions.PresetAccounts) && Enum.TryParse<Role>(actor.Role, out var own) ? PresetMatrix.PresetBy(own) : [];

    /// <summary>Shows the figures.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct) => await LoadAsync(page, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>催绑</summary>
    public async Task<IActionResult> OnPostNudgeAsync(Role category, Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new NudgeCategory(category), ct);
        if (answer.Error is not { } refused) return this.Done($"已催绑 {answer.Value.Count} 人");

        return await LoadAsync(page, ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetUnitFigures(), ct);
        if (answer.Error is { } refused) return refused;

        Figures = answer.Value.Categories;
        if (Role is not { } role) return null;

        var units = await mediator.Send(new GetUnitsWithoutAccount(role, page), ct);
        if (units.Error is null) Without = units.Value;
        return units.Error;
    }
}
