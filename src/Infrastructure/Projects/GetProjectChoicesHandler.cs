using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

internal sealed class GetProjectChoicesHandler(AppDbContext db) : IQueryHandler<GetProjectChoices, ProjectChoices>
{
    public async Task<Result<ProjectChoices>> Handle(GetProjectChoices request, CancellationToken cancellationToken)
    {
        List<ProjectId> ids = [.. request.Chosen.Distinct().Select(id => new ProjectId(id))];
        var projects = db.Set<PropertyProject>().AsNoTracking();
        var found = projects.Narrowed(new ProjectFilter { Name = request.Name }).Where(p => !ids.Contains(p.Id));

        var chosen = ids.Count == 0 ? [] : await Rows(projects.Where(p => ids.Contains(p.Id))).ToListAsync(cancellationToken);
        var first = await Rows(found).Take(GetProjectChoices.MostFound).ToListAsync(cancellationToken);
        var total = first.Count < GetProjectChoices.MostFound ? first.Count : await found.CountAsync(cancellationToken);

        var places = await PlaceNames.ReadAsync(db, chosen.Concat(first).Select(row => row.Code), cancellationToken);
        return new ProjectChoices(chosen.ConvertAll(Choice), first.ConvertAll(Choice), total - first.Count);

        ProjectChoice Choice(Row row) => new(row.Id.Value, row.Name, places.Path(row.Code));
    }

    private static IQueryable<Row> Rows(IQueryable<PropertyProject> projects) =>
        projects.OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new Row(p.Id, p.Name, p.Jurisdiction.Code));

    private sealed record Row(ProjectId Id, string Name, string Code);
}
