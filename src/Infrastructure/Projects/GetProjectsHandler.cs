using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectsHandler(AppDbContext db) : IQueryHandler<GetProjects, Paged<ProjectLine>>
{
    public async Task<Result<Paged<ProjectLine>>> Handle(GetProjects request, CancellationToken cancellationToken)
    {
        var projects = db.Set<PropertyProject>().Narrowed(request.Filter);
        var page = await Sorted(projects, request.Page)
            .Select(p => new { Project = p, Code = p.Jurisdiction.Code, Manager = db.Set<Organisation>().Where(o => o.Id == p.ManagerId).Select(o => o.Name).FirstOrDefault() })
            .ToPageAsync(projects, request.Page, cancellationToken);
        var places = await PlaceNames.ReadAsync(db, page.Items.Select(row => row.Code), cancellationToken);

        return new Paged<ProjectLine>([.. page.Items.Select(row => Line(row.Project, row.Manager, places))], page.Total, page.Page);
    }

    private static IOrderedQueryable<PropertyProject> Sorted(IQueryable<PropertyProject> projects, Page page) => (page.Sort, page.Descending) switch
    {
        ("code", false) => projects.OrderBy(p => p.Code),
        ("code", true) => projects.OrderByDescending(p => p.Code),
        ("area", false) => projects.OrderBy(p => p.FloorArea).ThenBy(p => p.Id),
        ("area", true) => projects.OrderByDescending(p => p.FloorArea).ThenBy(p => p.Id),
        ("homes", false) => projects.OrderBy(p => p.HomeCount).ThenBy(p => p.Id),
        ("homes", true) => projects.OrderByDescending(p => p.HomeCount).ThenBy(p => p.Id),
        ("updated", false) => projects.OrderBy(p => p.UpdatedAt).ThenBy(p => p.Id),
        ("updated", true) => projects.OrderByDescending(p => p.UpdatedAt).ThenBy(p => p.Id),
        (_, true) => projects.OrderByDescending(p => p.Name).ThenBy(p => p.Id),
        _ => projects.OrderBy(p => p.Name).ThenBy(p => p.Id),
    };

    private static ProjectLine Line(PropertyProject p, string? manager, PlaceNames places) => new(
        p.Id.Value, p.Code, p.Name, p.ProjectName, places.Path(p.Jurisdiction.Code), p.Address, p.Usage, p.State, manager, p.FloorArea, p.HomeCount, p.Layer, p.UpdatedAt);
}
