using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetAccountsHandler(AppDbContext db, IPersonalDataIndex index, IActor actor) : IQueryHandler<GetAccounts, Paged<AccountLine>>
{
    public async Task<Result<Paged<AccountLine>>> Handle(GetAccounts request, CancellationToken cancellationToken)
    {
        var accounts = db.Set<Account>().AsNoTracking().Within(actor);
        accounts = request.State is { } state ? accounts.Where(a => a.State == state) : accounts.Where(a => a.State != AccountState.Cancelled);
        if (request.Role is { } role) accounts = accounts.Where(a => a.Role == role);
        if (request.OrganisationId is { } id)
        {
            OrganisationId? unit = new OrganisationId(id);
            accounts = accounts.Where(a => a.OrganisationId == unit);
        }

        if (request.Project is { } served)
        {
            var project = new ProjectId(served);
            accounts = accounts.Where(a => a.Projects.Any(p => p.ProjectId == project));
        }

        if (MobileNumber.TryParse(request.Search) is { } phone)
        {
            BlindIndex? found = index.Of(phone);
            accounts = accounts.Where(a => a.PhoneIndex == found);
        }
        else if (Normalised.Name(request.Search) is { Length: > 0 } name)
        {
            accounts = accounts.Where(a => a.Name.Contains(name));
        }

        var page = await Sorted(accounts, request.Page).ToPageAsync(accounts, request.Page, cancellationToken);
        return new Paged<AccountLine>(await db.LinesOfAsync(page.Items, cancellationToken), page.Total, page.Page);
    }

    private static IQueryable<Account> Sorted(IQueryable<Account> accounts, Page page) => (page.Sort, page.Descending) switch
    {
        ("name", false) => accounts.OrderBy(a => a.Name).ThenBy(a => a.Id),
        ("name", true) => accounts.OrderByDescending(a => a.Name).ThenBy(a => a.Id),
        ("created", false) => accounts.OrderBy(a => a.CreatedAt).ThenBy(a => a.Id),
        _ => accounts.OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Id),
    };
}

internal sealed class GetAccountHandler(AppDbContext db, IActor actor) : IQueryHandler<GetAccount, AccountDetail>
{
    public async Task<Result<AccountDetail>> Handle(GetAccount request, CancellationToken cancellationToken)
    {
        var id = new AccountId(request.Id);
        if (await db.Set<Account>().AsNoTracking().Within(actor).FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return AccountErrors.NotFound;

        var superior = await SuperiorAsync(cancellationToken);
        var living = account.State != AccountState.Cancelled;
        var mayGrant = living && actor.May(Permissions.GrantPermissions) && superior is { } && superior.MayGrantTo(account.Role, account.OrganisationId, account.Jurisdiction);
        var mayGovern = living && actor.May(Permissions.PresetAccounts) && superior is { } && superior.Governs(account.Role, account.OrganisationId, account.Jurisdiction);
        return new AccountDetail(
            (await db.LinesOfAsync([account], cancellationToken))[0], account.OrganisationId?.Value, account.Jurisdiction.Code, [.. account.Projects.Select(p => p.ProjectId.Value)],
            await PermissionsOfAsync(account, mayGrant, cancellationToken), mayGovern, mayGrant, account.Version);
    }

    private async Task<Superior?> SuperiorAsync(CancellationToken ct)
    {
        var own = new AccountId(actor.AccountId);
        return await db.Set<Account>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == own, ct) is { } account ? new Superior(account.Id, account.Role, account.OrganisationId, account.Jurisdiction) : null;
    }

    private async Task<IReadOnlyList<HeldPermission>> PermissionsOfAsync(Account account, bool mayGrant, CancellationToken ct)
    {
        var role = account.Role;
        var changes = await db.Set<RoleDefinition>().AsNoTracking().FirstOrDefaultAsync(d => d.Role == role, ct);
        var ofRole = RoleCatalogue.Effective(role, changes?.Added ?? [], changes?.Removed ?? [], [], []);
        var held = RoleCatalogue.Effective(role, changes?.Added ?? [], changes?.Removed ?? [], account.Granted, account.Withheld);
        var grantable = RoleCatalogue.GrantableTo(role);
        return
        [
            .. ofRole.Union(held).Union(grantable).Order(StringComparer.Ordinal)
                .Select(key => new HeldPermission(key, ofRole.Contains(key), held.Contains(key), mayGrant && (ofRole.Contains(key) || (grantable.Contains(key) && actor.May(key))))),
        ];
    }
}

internal sealed class GetPresetChoicesHandler(AppDbContext db, IActor actor) : IQueryHandler<GetPresetChoices, PresetChoices>
{
    public async Task<Result<PresetChoices>> Handle(GetPresetChoices request, CancellationToken cancellationToken)
    {
        var roles = Enum.TryParse<Role>(actor.Role, out var own) ? PresetMatrix.PresetBy(own) : [];
        if (request.Role is not { } role || !roles.Contains(role)) return new PresetChoices(roles, [], 0, [], []);

        var (found, more) = await FoundAsync(role, Normalised.Text(request.Search), cancellationToken);
        var chosen = await ChosenAsync(role, request.Chosen, found, cancellationToken);
        var (ofRole, grantable) = actor.May(Permissions.GrantPermissions) ? await PermissionsAsync(role, cancellationToken) : ([], []);
        return new PresetChoices(roles, [.. chosen, .. found], more, ofRole, grantable);
    }

    private async Task<(List<UnitChoice> Units, int More)> FoundAsync(Role role, string search, CancellationToken ct)
    {
        var units = UnitsOf(role);
        if (search.Length > 0)
        {
            var code = search.ToUpperInvariant();
            units = units.Where(o => o.Name.Contains(search) || o.Code == code);
        }

        var first = await units.OrderBy(o => o.Name).ThenBy(o => o.Id).Select(o => new { o.Id, o.Name }).Take(GetPresetChoices.MostUnits).ToListAsync(ct);
        var total = first.Count < GetPresetChoices.MostUnits ? first.Count : await units.CountAsync(ct);
        return (first.ConvertAll(unit => new UnitChoice(unit.Id.Value, unit.Name)), total - first.Count);
    }

    private async Task<List<UnitChoice>> ChosenAsync(Role role, Guid? chosen, List<UnitChoice> found, CancellationToken ct)
    {
        if (chosen is not { } unit || found.Exists(one => one.Id == unit)) return [];

        var id = new OrganisationId(unit);
        return (await UnitsOf(role).Where(o => o.Id == id).Select(o => o.Name).ToListAsync(ct)).ConvertAll(name => new UnitChoice(unit, name));
    }

    private async Task<(IReadOnlyList<string> OfRole, IReadOnlyList<string> Grantable)> PermissionsAsync(Role role, CancellationToken ct)
    {
        var changes = await db.Set<RoleDefinition>().AsNoTracking().FirstOrDefaultAsync(d => d.Role == role, ct);
        var ofRole = RoleCatalogue.Effective(role, changes?.Added ?? [], changes?.Removed ?? [], [], []);
        return ([.. ofRole.Order(StringComparer.Ordinal)], [.. RoleCatalogue.GrantableTo(role).Where(key => !ofRole.Contains(key) && actor.May(key)).Order(StringComparer.Ordinal)]);
    }

    private IQueryable<Organisation> UnitsOf(Role role)
    {
        var facts = Roles.Of(role);
        var types = Enum.GetValues<OrganisationType>().Where(type => Units.KindOf(type) == facts.Unit && (facts.Level is not { } level || Organisation.LevelOf(type) == level)).ToList();
        var units = db.Set<Organisation>().AsNoTracking().Where(o => o.Status == OrganisationStatus.Active && types.Contains(o.Type));
        if (actor.Scope.Prefix is { } prefix)
        {
            units = units.Where(o => o.Jurisdiction.Code.StartsWith(prefix));
            if (actor.Role == nameof(Role.CommunityLead)) units = OwnUnit(units);
        }
        else if (!actor.Scope.Everything)
        {
            units = OwnUnit(units);
        }

        return units;
    }

    private IQueryable<Organisation> OwnUnit(IQueryable<Organisation> units)
    {
        var own = new OrganisationId(actor.OrganisationId ?? Guid.Empty);
        return units.Where(o => o.Id == own);
    }
}

internal sealed class GetRoleDictionaryHandler(AppDbContext db) : IQueryHandler<GetRoleDictionary, RoleDictionary>
{
    public async Task<Result<RoleDictionary>> Handle(GetRoleDictionary request, CancellationToken cancellationToken)
    {
        var changed = await db.Set<RoleDefinition>().AsNoTracking().ToDictionaryAsync(d => d.Role, cancellationToken);
        return new RoleDictionary(
            [.. Enum.GetValues<Role>().Select(role => EntryOf(role, changed.GetValueOrDefault(role)))],
            [.. RoleCatalogue.DeclaredKeys.Where(key => key != Permissions.BackgroundWork)]);
    }

    private static RoleEntry EntryOf(Role role, RoleDefinition? changes) => new(
        role, [.. RoleCatalogue.Effective(role, changes?.Added ?? [], changes?.Removed ?? [], [], []).Order(StringComparer.Ordinal)], changes?.Added ?? [], changes?.Removed ?? [], changes?.Version ?? 0);
}
