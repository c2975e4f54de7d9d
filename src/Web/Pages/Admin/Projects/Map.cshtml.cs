using MediatR;
using Microsoft.AspNetCore.Mvc;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>坐标图层: the projects of the caller on a map (PRJ-15).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class MapModel(IMediator mediator) : ProjectFilterModel
{
    /// <summary>The map.</summary>
    public ProjectMap Map { get; private set; } = new(null, "", [], [], [], 0);

    /// <summary>Shows the map.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjectMap(Filter), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Map = answer.Value;
        return Page();
    }

    /// <summary>The same map of another place.</summary>
    public string At(string? place) => ListAddress.With(Request, (nameof(Place), place));
}
