using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Projects;

/// <summary>Reads areas and convening organisations on behalf of ballots.</summary>
internal sealed class AssemblyFacts(AppDbContext db, IProjectPlaces places) : IAssemblyFacts
{
    public async Task<AssemblyArea?> AreaAsync(ProjectId project, CancellationToken ct) =>
        await places.FindAsync(project, ct) is { } place ? new AssemblyArea(place.Id, place.Name, place.Jurisdiction) : null;

    public async Task<ConveningOrganisation?> OrganisationAsync(Guid organisation, CancellationToken ct)
    {
        var id = OrganisationId.From(organisation);
        var row = await db.Set<Organisation>().AsNoTracking().Where(o => o.Id == id).Select(o => new { o.Name, o.Type, o.Status }).FirstOrDefaultAsync(ct);
        return row is null ? null : new ConveningOrganisation(row.Name, row.Status == OrganisationStatus.Active ? KindOf(row.Type) : null);
    }

    private static ConvenorKind? KindOf(OrganisationType type) => type switch
    {
        OrganisationType.Committee => ConvenorKind.Committee,
        OrganisationType.PreparatoryGroup => ConvenorKind.PreparatoryGroup,
        OrganisationType.StreetOffice => ConvenorKind.Street,
        OrganisationType.CommunityStation => ConvenorKind.Community,
        _ => null,
    };
}
