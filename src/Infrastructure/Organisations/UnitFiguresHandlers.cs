using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Organisations;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Accounts;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Organisations;

internal sealed class GetUnitFiguresHandler(AppDbContext db, IActor actor) : IQueryHandler<GetUnitFigures, UnitFigures>
{
    public async Task<Result<UnitFigures>> Handle(GetUnitFigures request, CancellationToken cancellationToken)
    {
        var roles = UnitCategories.For(actor);
        if (roles.Count == 0 || Presence.PlaceOf(actor) is not { } place) return new UnitFigures([]);

        var units = db.ActiveUnits().At(place, db);
        var all = await units.GroupBy(o => o.Type).Select(g => new { Type = g.Key, Units = g.Count() }).ToListAsync(cancellationToken);
        var opened = await (
            from account in db.AccountsAs(roles)
            join unit in units on account.OrganisationId equals (OrganisationId?)unit.Id
            group unit.Id by new { account.Role, unit.Type } into g
            select new { g.Key.Role, g.Key.Type, Units = g.Distinct().Count() }).ToListAsync(cancellationToken);
        var accounts = await db.AccountsAs(roles).At(place, db).GroupBy(a => a.Role)
            .Select(g => new { Role = g.Key, Accounts = g.Count(), Bound = g.Count(a => a.State == AccountState.Bound) }).ToListAsync(cancellationToken);

        var lines = roles.Select(role =>
        {
            var types = UnitCategories.TypesOf(role);
            var found = all.Where(line => types.Contains(line.Type)).Sum(line => line.Units);
            var without = found - opened.Where(line => line.Role == role && types.Contains(line.Type)).Sum(line => line.Units);
            var own = accounts.Find(line => line.Role == role);
            return new CategoryFigures(role, found, without, own?.Accounts ?? 0, own?.Bound ?? 0, UnitCategories.MayUrge(actor, role));
        });
        return new UnitFigures([.. lines]);
    }
}

internal sealed class GetUnitsOfCategoryHandler(AppDbContext db, IActor actor) : IQueryHandler<GetUnitsOfCategory, Paged<OrganisationLine>>
{
    public async Task<Result<Paged<OrganisationLine>>> Handle(GetUnitsOfCategory request, CancellationToken cancellationToken)
    {
        var units = db.UnitsOf(request.Role, actor);
        return await units.OrderBy(o => o.Name).ThenBy(o => o.Id).ToLines(db).ToPageAsync(units, request.Page, cancellationToken);
    }
}

internal sealed class GetUnitsWithoutAccountHandler(AppDbContext db, IActor actor) : IQueryHandler<GetUnitsWithoutAccount, Paged<OrganisationLine>>
{
    public async Task<Result<Paged<OrganisationLine>>> Handle(GetUnitsWithoutAccount request, CancellationToken cancellationToken)
    {
        var accounts = db.AccountsAs([request.Role]);
        var units = db.UnitsOf(request.Role, actor).Where(o => !accounts.Any(a => a.OrganisationId == o.Id));
        return await units.OrderBy(o => o.Name).ThenBy(o => o.Id).ToLines(db).ToPageAsync(units, request.Page, cancellationToken);
    }
}

/// <summary>The categories of 用户统计: the roles by which units open their accounts, as far as they lie in the reader's place; what each of them counts.</summary>
internal static class UnitCategories
{
    private static readonly Role[] All =
    [
        Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer, Role.EntLead, Role.ProjectManager, Role.Director, Role.PrepGroup,
    ];

    /// <summary>The categories of a reader; none without a place.</summary>
    public static IReadOnlyList<Role> For(IActor actor) => Presence.PlaceOf(actor) switch
    {
        null => [],
        "" => All,
        var place => [.. All.Where(role => Roles.Of(role).Level is not { } own || own >= Jurisdiction.Of(place).Level)],
    };

    /// <summary>Whether the reader may urge the category to bind.</summary>
    public static bool MayUrge(IActor actor, Role role) => actor.May(Permissions.PresetAccounts) && Enum.TryParse<Role>(actor.Role, out var own) && PresetMatrix.MayUrge(own, role);

    public static IReadOnlyList<OrganisationType> TypesOf(Role role)
    {
        var facts = Roles.Of(role);
        return [.. Enum.GetValues<OrganisationType>().Where(type => type != OrganisationType.Branch && Units.KindOf(type) == facts.Unit && (facts.Level is not { } level || Organisation.LevelOf(type) == level))];
    }

    /// <summary>全部单位 of a category.</summary>
    public static IQueryable<Organisation> UnitsOf(this AppDbContext db, Role role, IActor actor)
    {
        if (Presence.PlaceOf(actor) is not { } place || !For(actor).Contains(role)) return db.ActiveUnits().Where(o => false);

        var types = TypesOf(role);
        return db.ActiveUnits().Where(o => types.Contains(o.Type)).At(place, db);
    }

    /// <summary>账户总数 of categories.</summary>
    public static IQueryable<Account> AccountsOf(this AppDbContext db, IReadOnlyCollection<Role> roles, IActor actor)
    {
        var own = For(actor).Intersect(roles).ToList();
        return Presence.PlaceOf(actor) is { } place ? db.AccountsAs(own).At(place, db) : db.AccountsAs([]);
    }

    /// <summary>Living accounts of roles, wherever they are at work.</summary>
    public static IQueryable<Account> AccountsAs(this AppDbContext db, IReadOnlyCollection<Role> roles) => db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role)).Living(db);

    /// <summary>Accounts that are not cancelled, of units that are not closed.</summary>
    public static IQueryable<Account> Living(this IQueryable<Account> accounts, AppDbContext db) =>
        accounts.Where(a => a.State != AccountState.Cancelled && db.Set<Organisation>().Any(o => o.Id == a.OrganisationId && o.Status == OrganisationStatus.Active));

    public static IQueryable<Organisation> ActiveUnits(this AppDbContext db) => db.Set<Organisation>().AsNoTracking().Where(o => o.Status == OrganisationStatus.Active);
}
