using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>Which projects a manager or somebody of the staff serves from now on (ACC-29, ACC-31).</summary>
/// <param name="mediator">Sends the command.</param>
[OpensFor(Permissions.PresetAccounts)]
public sealed class ProjectsModel(IMediator mediator) : PageModel
{
    /// <summary>The account.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The version the form was read at.</summary>
    [BindProperty]
    public long Version { get; set; }

    /// <summary>What is ticked.</summary>
    [BindProperty]
    public ProjectTicks Ticks { get; set; } = new();

    /// <summary>Whose projects they are.</summary>
    public AccountLine Account { get; private set; } = DetailModel.Nobody.Account;

    /// <summary>Shows what is ticked.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await ReadAsync(ct);
        if (read.Error is { } refused) return this.Refused(refused);

        (Version, Ticks.Chosen) = (read.Value.Version, [.. read.Value.Projects]);
        return await Ticks.LoadAsync(mediator, ct) is { } unread ? this.Refused(unread) : Page();
    }

    /// <summary>查找: lists other projects; the ticks stay and nothing is changed.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct) => await LoadAsync(ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>提交</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if ((await mediator.Send(new AssignProjects(Id, [.. Ticks.Chosen], Version), ct)).Error is not { } refused) return this.Done("提交成功", "/Admin/Accounts/Detail", new { id = Id });

        return await LoadAsync(ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(CancellationToken ct) => (await ReadAsync(ct)).Error ?? await Ticks.LoadAsync(mediator, ct);

    private async Task<Result<AccountDetail>> ReadAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetAccount(Id), ct);
        if (answer.Error is { } hidden) return hidden;
        if (!answer.Value.MayGovern) return AccountErrors.NotFound;

        Account = answer.Value.Account;
        return answer;
    }
}
