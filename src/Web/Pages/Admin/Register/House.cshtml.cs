using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Privacy;
using PropertyPlatform.Domain.Privacy;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Register;

/// <summary>房屋详情: one home with who owns it and who did (PRJ-06).</summary>
/// <param name="mediator">Sends the question.</param>
/// <param name="terms">Words of the enums.</param>
public sealed class HouseModel(IMediator mediator, Terms terms) : PageModel
{
    /// <summary>The home; null until it is loaded.</summary>
    public HouseDetail? Home { get; private set; }

    /// <summary>Words of the enums.</summary>
    public Terms Terms => terms;

    /// <summary>An owner's data in clear, after it was asked for with a reason.</summary>
    public UnmaskedData? Unmasked { get; private set; }

    /// <summary>Shows the home.</summary>
    public async Task<IActionResult> OnGetAsync(Guid project, Guid house, CancellationToken ct) => await LoadAsync(project, house, ct) is { } refused ? this.Refused(refused) : Page();

    /// <summary>查看完整信息</summary>
    public async Task<IActionResult> OnPostUnmaskAsync(Guid project, Guid house, Guid subject, string? reason, CancellationToken ct)
    {
        if (await LoadAsync(project, house, ct) is { } hidden) return this.Refused(hidden);

        var unmasked = await mediator.Send(new UnmaskPersonalData(DataSubject.Owner, subject, reason), ct);
        if (unmasked.Error is { } refused) return this.Refused(refused);

        Unmasked = unmasked.Value;
        return Page();
    }

    private async Task<Error?> LoadAsync(Guid project, Guid house, CancellationToken ct)
    {
        var found = await mediator.Send(new GetHouse(new ProjectId(project), new HouseId(house)), ct);
        if (found.Error is null) Home = found.Value;
        return found.Error;
    }
}
