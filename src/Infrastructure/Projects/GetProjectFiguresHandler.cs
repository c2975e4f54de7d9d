using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectFiguresHandler(AppDbContext db) : IQueryHandler<GetProjectFigures, ProjectFigures>
{
    public async Task<Result<ProjectFigures>> Handle(GetProjectFigures request, CancellationToken cancellationToken)
    {
        var rows = await db.Set<PropertyProject>().Narrowed(request.Filter)
            .GroupBy(p => p.Usage)
            .Select(g => new
            {
                Usage = g.Key,
                Projects = g.Count(),
                Managed = g.Count(p => p.State == ProjectState.Managed),
                OnTheMap = g.Count(p => p.Layer != MapLayerKind.None),
                Area = g.Sum(p => (long)(object)p.FloorArea),
                Homes = g.Sum(p => p.HomeCount),
            })
            .ToListAsync(cancellationToken);
        return new ProjectFigures(
            rows.Sum(r => r.Projects), rows.Sum(r => r.Managed), rows.Sum(r => r.OnTheMap), new Area(rows.Sum(r => r.Area)), rows.Sum(r => r.Homes),
            [.. rows.OrderBy(r => r.Usage).Select(r => new UsageFigures(r.Usage, r.Projects, new Area(r.Area), r.Homes))]);
    }
}

internal sealed class GetOwnerCountsHandler(AppDbContext db) : IQueryHandler<GetOwnerCounts, ProjectOwners>
{
    public async Task<Result<ProjectOwners>> Handle(GetOwnerCounts request, CancellationToken cancellationToken)
    {
        if (!await db.Set<PropertyProject>().AnyAsync(p => p.Id == request.Project, cancellationToken)) return ProjectErrors.NotFound;

        var ownerships = db.Set<Ownership>().AsNoTracking().Where(o => o.ProjectId == request.Project && o.Until == null);
        var bindings = db.Set<Binding>().AsNoTracking().Where(b => b.ProjectId == request.Project && b.EndedAt == null);
        return new ProjectOwners(
            await db.Set<House>().AsNoTracking().CountAsync(h => h.ProjectId == request.Project && h.EndedAt == null, cancellationToken),
            await bindings.Select(b => b.HouseId).Distinct().CountAsync(cancellationToken),
            await ownerships.Select(o => o.OwnerId).Distinct().CountAsync(cancellationToken),
            await bindings.Select(b => b.OwnerId).Distinct().CountAsync(cancellationToken));
    }
}
