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
        var names = await NamesAsync(page.Items, cancellationToken);
        return new Paged<AccountLine>([.. page.Items.Select(account => LineOf(account, names))], page.Total, page.Page);
    }

    internal static AccountLine LineOf(Account account, Dictionary<OrganisationId, string> names) => new(
        account.Id.Value, account.Name, account.Phone?.Masked, account.Role, account.OrganisationId is { } unit ? names.GetValueOrDefault(unit) : null, account.Position, account.State,
        account.CreatedAt, account.BoundAt, account.LastNudgedAt);

    private static IQueryable<Account> Sorted(IQueryable<Account> accounts, Page page) => (page.Sort, page.Descending) switch
    {
        ("name", false) => accounts.OrderBy(a => a.Name).ThenBy(a => a.Id),
        ("name", true) => accounts.OrderByDescending(a => a.Name).ThenBy(a => a.Id),
        ("created", false) => accounts.OrderBy(a => a.CreatedAt).ThenBy(a => a.Id),
        _ => accounts.OrderByDescending(a => a.CreatedAt).ThenBy(a => a.Id),
    };

    private async Task<Dictionary<OrganisationId, string>> NamesAsync(IReadOnlyList<Account> accounts, CancellationToken ct)
    {
        var units = accounts.Select(a => a.OrganisationId).OfType<OrganisationId>().Distinct().ToList();
        return await db.Set<Organisation>().AsNoTracking().Where(o => units.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
    }
}

internal sealed class GetAccountHandler(AppDbContext db, IActor actor) : IQueryHandler<GetAccount, AccountDetail>
{
    public async Task<Result<AccountDetail>> Handle(GetAccount request, CancellationToken cancellationToken)
    {
        var id = new AccountId(request.Id);
        if (await db.Set<Account>().AsNoTracking().Within(actor).FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return AccountErrors.NotFound;

        var names = new Dictionary<OrganisationId, string>();
        if (account.OrganisationId is { } unit && await db.Set<Organisation>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == unit, cancellationToken) is { } found) names[unit] = found.Name;

        var superior = await SuperiorAsync(cancellationToken);
        var living = account.State != AccountState.Cancelled;
        var mayGrant = living && actor.May(Permissions.GrantPermissions) && superior is { } && superior.MayGrantTo(account.Role, account.OrganisationId, account.Jurisdiction);
        var mayGovern = living && actor.May(Permissions.PresetAccounts) && superior is { } && superior.Governs(account.Role, account.OrganisationId, account.Jurisdiction);
        return new AccountDetail(
            GetAccountsHandler.LineOf(account, names), account.OrganisationId?.Value, account.Jurisdiction.Code, [.. account.Projects.Select(p => p.ProjectId.Value)],
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
    private const int MostUnits = 200;

    public async Task<Result<PresetChoices>> Handle(GetPresetChoices request, CancellationToken cancellationToken)
    {
        var roles = Enum.TryParse<Role>(actor.Role, out var own) ? PresetMatrix.PresetBy(own) : [];
        if (request.Role is not { } role || !roles.Contains(role)) return new PresetChoices(roles, [], []);

        var units = await UnitsOf(role, Normalised.Text(request.Search)).Select(o => new { o.Id, o.Name }).Take(MostUnits).ToListAsync(cancellationToken);
        return new PresetChoices(
            roles,
            [.. units.Select(unit => new UnitChoice(unit.Id.Value, unit.Name))],
            [.. RoleCatalogue.GrantableTo(role).Where(actor.May).Order(StringComparer.Ordinal)]);
    }

    private IQueryable<Organisation> UnitsOf(Role role, string search)
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

        return (search.Length == 0 ? units : units.Where(o => o.Name.Contains(search))).OrderBy(o => o.Name).ThenBy(o => o.Id);
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
