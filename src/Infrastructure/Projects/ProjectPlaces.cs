using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Projects;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>Reads projects on behalf of other contexts, within the caller's scope.</summary>
internal sealed class ProjectPlaces(AppDbContext db) : IProjectPlaces
{
    public async Task<ProjectPlace?> FindAsync(ProjectId project, CancellationToken ct)
    {
        var row = await db.Set<PropertyProject>().AsNoTracking().Where(p => p.Id == project).Select(p => new { p.Name, p.Jurisdiction.Code }).FirstOrDefaultAsync(ct);
        return row is null ? null : new ProjectPlace(project, row.Name, Jurisdiction.Of(row.Code));
    }
}

/// <summary>Reads the registry on behalf of projects.</summary>
internal sealed class ProjectParties(AppDbContext db) : IProjectParties
{
    public Task<bool> IsPlaceAsync(Jurisdiction place, CancellationToken ct) =>
        db.Set<JurisdictionUnit>().AnyAsync(u => u.Code == place.Code, ct);

    public Task<bool> IsEnterpriseAsync(OrganisationId organisation, CancellationToken ct) =>
        db.Set<Organisation>().AnyAsync(o => o.Id == organisation && o.Status == OrganisationStatus.Active && (o.Type == OrganisationType.Enterprise || o.Type == OrganisationType.Branch), ct);

    public Task<bool> IsDeveloperAsync(OrganisationId organisation, CancellationToken ct) =>
        db.Set<Organisation>().AnyAsync(o => o.Id == organisation && o.Type == OrganisationType.Developer, ct);
}
