using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectHomesHandler(AppDbContext db) : IQueryHandler<GetProjectHomes, ProjectHomes>
{
    public async Task<Result<ProjectHomes>> Handle(GetProjectHomes request, CancellationToken cancellationToken)
    {
        if (!await db.Set<PropertyProject>().AnyAsync(p => p.Id == request.Project, cancellationToken)) return ProjectErrors.NotFound;

        var all = db.Set<House>().AsNoTracking().Where(h => h.ProjectId == request.Project && h.EndedAt == null);
        var buildings = await all.GroupBy(h => h.Building)
            .Select(g => new { Name = g.Key, First = g.Min(h => h.Place), Homes = g.Count(), Area = g.Sum(h => (long)(object)h.Area) })
            .ToListAsync(cancellationToken);

        var homes = all;
        if (Normalised.Text(request.Building) is { Length: > 0 } building) homes = homes.Where(h => h.Building == building);
        if (Normalised.Text(request.Room) is { Length: > 0 } room) homes = homes.Where(h => h.Room.StartsWith(room));
        var page = await homes.OrderBy(h => h.Place).ThenBy(h => h.Id)
            .Select(h => new HomeLine(h.Id.Value, h.Building, h.Stairwell, h.Floor, h.Room, h.Use, h.Area, h.DeveloperHeld))
            .ToPageAsync(homes, request.Page, cancellationToken);
        return new ProjectHomes(page, [.. buildings.OrderBy(b => b.First, StringComparer.Ordinal).Select(b => new BuildingLine(b.Name, b.Homes, new Area(b.Area)))]);
    }
}
