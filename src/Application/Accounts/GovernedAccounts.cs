using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Accounts of others, as far as the one who acts governs them. Whoever is out of reach does not exist.</summary>
public sealed class GovernedAccounts(IRepository<Account> accounts, ActingSuperior acting)
{
    /// <summary>An account that the superior may correct, unbind and cancel.</summary>
    public async Task<Result<Account>> FindAsync(Guid id, long? version, CancellationToken ct)
    {
        if (await acting.FindAsync(ct) is not { } superior) return AccountErrors.NotYourAccount;
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(id)), ct) is not { } account) return AccountErrors.NotFound;
        if (!superior.Governs(account.Role, account.OrganisationId, account.Jurisdiction)) return AccountErrors.NotFound;

        return account.IsStale(version) ? SharedErrors.Stale : account;
    }
}
