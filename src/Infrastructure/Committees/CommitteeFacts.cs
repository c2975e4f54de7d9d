using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Committees;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Committees;

/// <summary>Reads the house register on behalf of committees.</summary>
internal sealed class OwnersOfArea(AppDbContext db, IPersonalDataIndex index) : IOwnersOfArea
{
    public async Task<IReadOnlySet<IdDocument>?> AmongAsync(ProjectId project, IReadOnlyList<IdDocument> people, CancellationToken ct)
    {
        var current = db.Set<Ownership>().AsNoTracking().Where(o => o.ProjectId == project && o.Until == null);
        if (!await current.AnyAsync(ct)) return null;

        var byIndex = people.Distinct().ToDictionary(index.Of);
        var indexes = byIndex.Keys.ToList();
        var found = await db.Set<Owner>().AsNoTracking()
            .Where(owner => indexes.Contains(owner.DocumentIndex) && current.Any(o => o.OwnerId == owner.Id))
            .Select(owner => owner.DocumentIndex).ToListAsync(ct);
        return found.Select(known => byIndex[known]).ToHashSet();
    }
}

/// <summary>Keeps the registry entries behind committees.</summary>
internal sealed class CommitteeOrganisations(AppDbContext db) : ICommitteeOrganisations
{
    public Result<OrganisationId> Open(CommitteeKind kind, string name, string? code, Jurisdiction place)
    {
        var type = kind == CommitteeKind.Committee ? OrganisationType.Committee : OrganisationType.PreparatoryGroup;
        var registered = Organisation.Register(type, name, code, null, place, OrganisationContact.None);
        return registered.Error is { } refused ? refused : db.Add(registered.Value).Entity.Id;
    }

    public async Task CloseAsync(OrganisationId organisation, CancellationToken ct)
    {
        var found = await db.Set<Organisation>().FirstAsync(o => o.Id == organisation, ct);
        if (found.Status == OrganisationStatus.Closed) return;
        if (found.Close().Error is { } refused) throw new InvalidOperationException(refused.Message);
    }
}
