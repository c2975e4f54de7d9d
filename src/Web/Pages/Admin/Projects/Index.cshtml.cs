using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>物业区域管理: the projects of the caller (PRJ-02).</summary>
/// <param name="mediator">Sends the question.</param>
public sealed class IndexModel(IMediator mediator) : PageModel
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

    /// <summary>辖区</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The list.</summary>
    public Paged<ProjectLine> Rows { get; private set; } = new([], 0, new Application.Shared.Page());

    /// <summary>Choices of 辖区.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Application.Shared.Page page, CancellationToken ct)
    {
        var answer = await mediator.Send(new GetProjects(LayerChoice.Filter(Layer) with { Name = Name, Usage = Usage, State = State, Place = Place }, page), ct);
        if (answer.Error is { } refused) return this.Refused(refused);
        var places = await mediator.Send(new GetProjectPlaces(false), ct);
        if (places.Error is { } hidden) return this.Refused(hidden);

        Rows = answer.Value;
        Places = [.. places.Value.Select(place => new SelectListItem(place.Name, place.Code))];
        return Page();
    }
}

/// <summary>The choices of 坐标图层: with one, without one, or which.</summary>
public static class LayerChoice
{
    /// <summary>The choices.</summary>
    public static IReadOnlyList<SelectListItem> Items { get; } =
        [new("有图层", "with"), new("无图层", "without"), new("坐标点", nameof(MapLayerKind.Point)), new("范围面", nameof(MapLayerKind.Outline))];

    /// <summary>What a choice asks for.</summary>
    public static ProjectFilter Filter(string? choice) => choice switch
    {
        "with" => new ProjectFilter { HasLayer = true },
        "without" => new ProjectFilter { HasLayer = false },
        nameof(MapLayerKind.Point) => new ProjectFilter { Layer = MapLayerKind.Point },
        nameof(MapLayerKind.Outline) => new ProjectFilter { Layer = MapLayerKind.Outline },
        _ => new ProjectFilter(),
    };
}
