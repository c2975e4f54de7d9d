using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Organisations;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetAccountsOfCategoryHandler(AppDbContext db, IActor actor) : IQueryHandler<GetAccountsOfCategory, Paged<CategoryAccount>>
{
    public async Task<Result<Paged<CategoryAccount>>> Handle(GetAccountsOfCategory request, CancellationToken cancellationToken)
    {
        var accounts = db.AccountsOf([request.Role], actor);
        if (request.State is { } state) accounts = accounts.Where(a => a.State == state);

        var page = await accounts.OrderByDescending(a => a.State == AccountState.Preset).ThenBy(a => a.Name).ThenBy(a => a.Id).WithUnits(db).ToPageAsync(accounts, request.Page, cancellationToken);
        return new Paged<CategoryAccount>([.. page.Items.Select(found => found.ToLine(actor))], page.Total, page.Page);
    }
}

internal sealed class GetAccountOfCategoryHandler(AppDbContext db, IActor actor) : IQueryHandler<GetAccountOfCategory, CategoryAccount>
{
    public async Task<Result<CategoryAccount>> Handle(GetAccountOfCategory request, CancellationToken cancellationToken)
    {
        var id = new AccountId(request.Id);
        return await db.AccountsOf(UnitCategories.For(actor), actor).Where(a => a.Id == id).WithUnits(db).FirstOrDefaultAsync(cancellationToken) is { } found ? found.ToLine(actor) : AccountErrors.NotFound;
    }
}

/// <summary>Accounts as 用户统计 lists them.</summary>
internal static class CategoryAccounts
{
    public static IQueryable<AccountWithUnit> WithUnits(this IQueryable<Account> accounts, AppDbContext db) =>
        accounts.Select(a => new AccountWithUnit { Account = a, Unit = db.Set<Organisation>().Where(o => o.Id == a.OrganisationId).Select(o => o.Name).FirstOrDefault() });
}

/// <summary>An account with the name of its unit.</summary>
internal sealed class AccountWithUnit
{
    public required Account Account { get; init; }

    public string? Unit { get; init; }

    public CategoryAccount ToLine(IActor actor) => new(
        Account.Id.Value, Account.Name, Account.Phone?.Masked, Account.Role, Account.OrganisationId?.Value, Unit, Account.Position, Account.State, Account.CreatedAt, Account.BoundAt, Account.LastNudgedAt,
        Account.State == AccountState.Preset && UnitCategories.MayUrge(actor, Account.Role));
}
