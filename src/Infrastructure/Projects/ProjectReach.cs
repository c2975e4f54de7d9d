using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>Which projects an organisation works in. Asked while the caller's scope is being found out, so it looks past every scope.</summary>
internal sealed class ProjectReach(AppDbContext db)
{
    public async Task<IReadOnlyList<ProjectId>> ManagedByAsync(OrganisationId enterprise, CancellationToken ct) =>
        await All.Where(p => p.ManagerId == enterprise).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<ProjectId>> ServedByAsync(OrganisationId organisation, CancellationToken ct)
    {
        var served = db.Set<OwnerCommittee>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(c => c.OrganisationId == organisation && c.EndedAt == null);
        return await All.Where(p => p.DeveloperId == organisation || served.Any(c => c.ProjectId == p.Id)).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
    }

    private IQueryable<PropertyProject> All => db.Set<PropertyProject>().IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking();
}
