using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Owners;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Owners;

/// <summary>Counts for the projects of the page only.</summary>
internal sealed class GetBindingOverviewHandler(AppDbContext db) : IQueryHandler<GetBindingOverview, Paged<BindingOverviewLine>>
{
    public async Task<Result<Paged<BindingOverviewLine>>> Handle(GetBindingOverview request, CancellationToken cancellationToken)
    {
        var projects = db.Set<PropertyProject>().AsNoTracking();
        if (Normalised.Text(request.Name) is { Length: > 0 } name) projects = projects.Where(p => p.Name.Contains(name));

        var page = await projects.OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToPageAsync(projects, request.Page, cancellationToken);
        var ids = page.Items.Select(p => p.Id).ToList();
        var living = db.Set<Ownership>().AsNoTracking().Where(o => ids.Contains(o.ProjectId) && o.Until == null);
        var owners = await living.Select(o => new { o.ProjectId, o.OwnerId }).Distinct().GroupBy(o => o.ProjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var bound = await db.Set<Binding>().AsNoTracking().Where(b => ids.Contains(b.ProjectId) && b.EndedAt == null)
            .Select(b => new { b.ProjectId, b.OwnerId }).Distinct().GroupBy(b => b.ProjectId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return new Paged<BindingOverviewLine>([.. page.Items.Select(p => new BindingOverviewLine(p.Id, p.Name, owners.GetValueOrDefault(p.Id), bound.GetValueOrDefault(p.Id)))], page.Total, request.Page);
    }
}
