using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Projects;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>What one may look for among the projects, as a list or on the map.</summary>
public abstract class ProjectFilterModel : PageModel
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

    /// <summary>What was chosen.</summary>
    protected ProjectFilter Filter => LayerChoice.Filter(Layer) with { Name = Name, Usage = Usage, State = State, Place = Place };
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
