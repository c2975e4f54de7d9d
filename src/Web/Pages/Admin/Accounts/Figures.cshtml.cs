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

/// <summary>Which list behind a number of 用户统计 is open.</summary>
public enum FiguresList
{
    /// <summary>未开设单位</summary>
    WithoutAccount = 0,

    /// <summary>全部单位</summary>
    Units = 1,

    /// <summary>账户总数</summary>
    Accounts = 2,
}

/// <summary>用户统计 with the lists behind its numbers (ACC-26, ACC-27, ORG-04).</summary>
/// <param name="mediator">Sends the questions.</param>
[OpensFor(Permissions.ViewUnitFigures)]
public sealed class FiguresModel(IMediator mediator) : PageModel
{
    /// <summary>The category whose list is open; none when null.</summary>
    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>Which list of the category.</summary>
    [BindProperty(SupportsGet = true)]
    public FiguresList List { get; set; }

    /// <summary>Only accounts in that state.</summary>
    [BindProperty(SupportsGet = true)]
    public AccountState? State { get; set; }

    /// <summary>The figures.</summary>
    public IReadOnlyList<CategoryFigures> Figures { get; private set; } = [];

    /// <summary>全部单位 or 未开设单位 of the category.</summary>
    public Paged<OrganisationLine> Units { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>The accounts of the category.</summary>
    public Paged<CategoryAccount> Accounts { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>What a list is called.</summary>
    public static string TitleOf(FiguresList list) => list switch
    {
        FiguresList.Units => "全部单位",
        FiguresList.Accounts => "账户绑定情况",
        _ => "未开设单位",
    };

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
        return Role is { } role ? await ListAsync(role, page, ct) : null;
    }

    private async Task<Error?> ListAsync(Role role, Application.Shared.Page page, CancellationToken ct)
    {
        if (List == FiguresList.Accounts)
        {
            var accounts = await mediator.Send(new GetAccountsOfCategory(role, State, page), ct);
            if (accounts.Error is null) Accounts = accounts.Value;
            return accounts.Error;
        }

        var units = List == FiguresList.Units ? await mediator.Send(new GetUnitsOfCategory(role, page), ct) : await mediator.Send(new GetUnitsWithoutAccount(role, page), ct);
        if (units.Error is null) Units = units.Value;
        return units.Error;
    }
}
