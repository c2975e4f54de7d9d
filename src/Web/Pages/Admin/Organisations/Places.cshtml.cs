using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Organisations;

/// <summary>辖区管理: the tree of places, a level at a time (ORG-01).</summary>
/// <param name="mediator">Sends the commands.</param>
public sealed class PlacesModel(IMediator mediator) : PageModel
{
    /// <summary>What is shown.</summary>
    public PlaceView View { get; private set; } = new(null, [], []);

    /// <summary>Shows a place.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(Request.Query["Code"], ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>Adds a place below.</summary>
    public async Task<IActionResult> OnPostAddAsync([FromForm] string? code, [FromForm] string? name, CancellationToken ct) =>
        await AnswerAsync((await mediator.Send(new AddPlace(code ?? "", name ?? ""), ct)).Error, "添加成功", ct);

    /// <summary>Renames the place.</summary>
    public async Task<IActionResult> OnPostRenameAsync([FromForm] string? name, CancellationToken ct) =>
        await AnswerAsync((await mediator.Send(new RenamePlace(Request.Query["Code"].ToString(), name ?? ""), ct)).Error, "提交成功", ct);

    private async Task<IActionResult> AnswerAsync(Error? error, string success, CancellationToken ct)
    {
        var here = Request.Query["Code"].ToString();
        if (error is not { } refused) return this.Done(success, null, new { Code = here });

        return await LoadAsync(here, ct) is { } hidden ? this.Refused(hidden) : this.Refused(refused);
    }

    private async Task<Error?> LoadAsync(string? code, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetPlaces(code), ct);
        if (answer.Error is null) View = answer.Value;
        return answer.Error;
    }
}
