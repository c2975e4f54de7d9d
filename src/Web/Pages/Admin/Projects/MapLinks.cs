using System.Globalization;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Pages.Admin.Projects;

/// <summary>Links that open a place in the maps of others, each in the coordinates that it speaks.</summary>
/// <param name="Amap">高德, GCJ-02.</param>
/// <param name="Tencent">腾讯, GCJ-02.</param>
/// <param name="Baidu">百度, BD-09.</param>
public sealed record MapLinks(string Amap, string Tencent, string Baidu)
{
    /// <summary>Links to where a project's label stands; null when it is off the map.</summary>
    public static MapLinks? Of(ProjectDetail project)
    {
        if (MapShape.Of(project.Points) is not { Succeeded: true, Value.Middle: { } middle }) return null;

        var gcj02 = Gcj02Point.Of(middle);
        var bd09 = Bd09Point.Of(gcj02);
        var name = Uri.EscapeDataString(project.Name);
        return new MapLinks(
            string.Create(CultureInfo.InvariantCulture, $"https://uri.amap.com/marker?position={gcj02.Longitude:0.######},{gcj02.Latitude:0.######}&name={name}"),
            string.Create(CultureInfo.InvariantCulture, $"https://apis.map.qq.com/uri/v1/marker?marker=coord:{gcj02.Latitude:0.######},{gcj02.Longitude:0.######};title:{name}"),
            string.Create(CultureInfo.InvariantCulture, $"https://api.map.baidu.com/marker?location={bd09.Latitude:0.######},{bd09.Longitude:0.######}&title={name}&content={name}&output=html"));
    }
}
