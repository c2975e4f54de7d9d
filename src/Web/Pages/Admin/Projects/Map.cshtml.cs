using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>坐标图层: the projects of the caller on a map (PRJ-15).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class MapModel(IMediator mediator) : PageModel
{
    /// <summary>物业区域名称</summary>
    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    /// <summary>坐标图层</summary>
    [BindProperty(SupportsGet = true)]
    public string? Layer { get; set; }

    /// <summary>物业类型</summary>
    [BindProperty(SupportsGet = true)]
    public ProjectUsage? Usage { get; set; }

    /// <summary>Managed or not.</summary>
    [BindProperty(SupportsGet = true)]
    public ProjectState? State { get; set; }

    /// <summary>Where one looks.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The map.</summary>
    public ProjectMap Map { get; private set; } = new(null, "", [], [], [], 0);

    /// <summary>Shows the map.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjectMap(LayerChoice.Filter(Layer) with { Name = Name, Usage = Usage, State = State, Place = Place }), ct);
        if (answer.Error is { } refused) return this.Refused(refused);

        Map = answer.Value;
        return Page();
    }

    /// <summary>The same map of another place.</summary>
    public string At(string? place) => ListAddress.With(Request, (nameof(Place), place));
}
