using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Committees;
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
        if (row is null) return null;
        if (row.Status != OrganisationStatus.Active) return new ConveningOrganisation(row.Name, null);

        return new ConveningOrganisation(row.Name, await GroupAsync(id, ct) ?? KindOf(row.Type));
    }

    // In the registry both groups are preparatory groups; the committees know which of them it is.
    private async Task<ConvenorKind?> GroupAsync(OrganisationId id, CancellationToken ct) =>
        await db.Set<OwnerCommittee>().AsNoTracking().AnyAsync(c => c.OrganisationId == id && c.Kind == CommitteeKind.ReelectionGroup, ct) ? ConvenorKind.ReelectionGroup : null;

    private static ConvenorKind? KindOf(OrganisationType type) => type switch
    {
        OrganisationType.Committee => ConvenorKind.Committee,
        OrganisationType.PreparatoryGroup => ConvenorKind.PreparatoryGroup,
        OrganisationType.StreetOffice => ConvenorKind.Street,
        OrganisationType.CommunityStation => ConvenorKind.Community,
        _ => null,
    };
}
