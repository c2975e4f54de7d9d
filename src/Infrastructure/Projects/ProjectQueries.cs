using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>The filters that list and map share.</summary>
internal static class ProjectQueries
{
    public static IQueryable<PropertyProject> Narrowed(this IQueryable<PropertyProject> projects, ProjectFilter filter)
    {
        projects = projects.AsNoTracking();
        if (Normalised.Text(filter.Name) is { Length: > 0 } name) projects = projects.Where(p => p.Name.Contains(name) || p.ProjectName.Contains(name) || p.Code.StartsWith(name));
        if (filter.HasLayer is { } has) projects = has ? projects.Where(p => p.Layer != MapLayerKind.None) : projects.Where(p => p.Layer == MapLayerKind.None);
        if (filter.Layer is { } layer) projects = projects.Where(p => p.Layer == layer);
        if (filter.Usage is { } usage) projects = projects.Where(p => p.Usage == usage);
        if (filter.State is { } state) projects = projects.Where(p => p.State == state);
        return filter.Place is { Length: > 0 } place ? projects.Where(p => p.Jurisdiction.Code.StartsWith(place)) : projects;
    }
}
