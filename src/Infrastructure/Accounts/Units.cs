using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Reads the registry of organisations on behalf of accounts.</summary>
internal sealed class Units(AppDbContext db) : IUnits
{
    public async Task<Unit?> FindAsync(OrganisationId id, CancellationToken ct) =>
        Read(await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == id, ct));

    public async Task<Unit?> FindAsync(UnifiedSocialCreditCode code, CancellationToken ct) =>
        Read(await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Code == code.Value, ct));

    public async Task<Result<Unit>> EnterAsync(UnifiedSocialCreditCode code, string name, CancellationToken ct)
    {
        var registered = Organisation.Register(OrganisationType.Enterprise, name, code.Value, null, await CityAsync(ct), OrganisationContact.None);
        if (registered.Error is { } refused) return refused;

        var unit = db.Add(registered.Value).Entity;
        return new Unit(unit.Id, unit.Name, UnitKind.Enterprise, unit.Jurisdiction, true);
    }

    public async Task QuestionNameAsync(OrganisationId id, string named, CancellationToken ct) =>
        (await db.Set<Organisation>().FirstAsync(o => o.Id == id, ct)).Question(named);

    public async Task<Jurisdiction> CityAsync(CancellationToken ct) =>
        Jurisdiction.Of(await db.Set<JurisdictionUnit>().Where(u => u.Level == JurisdictionLevel.City).OrderBy(u => u.Code).Select(u => u.Code).FirstAsync(ct));

    internal static UnitKind KindOf(OrganisationType type) => type switch
    {
        OrganisationType.CityAuthority or OrganisationType.DistrictAuthority or OrganisationType.StreetOffice or OrganisationType.CommunityStation => UnitKind.Government,
        OrganisationType.Enterprise or OrganisationType.Branch => UnitKind.Enterprise,
        OrganisationType.Committee => UnitKind.Committee,
        OrganisationType.PreparatoryGroup => UnitKind.PreparatoryGroup,
        OrganisationType.SupervisoryBoard => UnitKind.SupervisoryBoard,
        OrganisationType.PartyBranch => UnitKind.PartyBranch,
        OrganisationType.Developer => UnitKind.Developer,
        _ => UnitKind.Other,
    };

    private static Unit? Read(Organisation? found) =>
        found is null ? null : new Unit(found.Id, found.Name, KindOf(found.Type), found.Jurisdiction, found.Status == OrganisationStatus.Active);
}
