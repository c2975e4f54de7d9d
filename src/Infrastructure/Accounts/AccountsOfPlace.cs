using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Organisations;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Finds the accounts of a place for 催绑.</summary>
internal sealed class AccountsOfPlace(AppDbContext db) : IAccountsOfPlace
{
    public async Task<Account?> FindAsync(AccountId id, Jurisdiction place, CancellationToken ct) =>
        await db.Set<Account>().Living(db).At(place.Code, db).FirstOrDefaultAsync(a => a.Id == id, ct);

    public async Task<IReadOnlyList<Account>> WaitingAsync(Role role, Jurisdiction place, CancellationToken ct) =>
        await db.Set<Account>().Living(db).At(place.Code, db).Where(a => a.Role == role && a.State == AccountState.Preset).OrderBy(a => a.LastNudgedAt).ThenBy(a => a.CreatedAt).ToListAsync(ct);
}
