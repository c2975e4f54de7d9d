using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Accounts of others, as far as the one who acts governs them. Whoever is out of reach does not exist.</summary>
public sealed class GovernedAccounts(IRepository<Account> accounts, IAccountsOfPlace places, ActingSuperior acting)
{
    /// <summary>An account that the superior may correct, unbind and cancel.</summary>
    public async Task<Result<Account>> FindAsync(Guid id, long? version, CancellationToken ct)
    {
        if (await acting.FindAsync(ct) is not { } superior) return AccountErrors.NotYourAccount;
        if (await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(id)), ct) is not { } account) return AccountErrors.NotFound;
        if (!superior.Governs(account.Role, account.OrganisationId, account.Jurisdiction)) return AccountErrors.NotFound;

        return account.IsStale(version) ? SharedErrors.Stale : account;
    }

    /// <summary>Whether the superior governs every identity of the person behind an account, so that what changes with the person concerns nobody else.</summary>
    public async Task<bool> ReachPersonOfAsync(Account account, Superior superior, CancellationToken ct) =>
        account.PersonId is { } person
        && (await accounts.ListAsync(AccountSpecs.BoundTo(person), ct)).All(one => superior.Governs(one.Role, one.OrganisationId, one.Jurisdiction));

    /// <summary>An account that the superior may urge to bind: one it governs, or one below it in its place (ACC-26).</summary>
    public async Task<Result<Account>> FindToUrgeAsync(Guid id, CancellationToken ct)
    {
        var governed = await FindAsync(id, null, ct);
        if (governed.Error is null) return governed;

        if (await acting.FindAsync(ct) is not { AnswersForPlace: true } superior) return governed;
        return await places.FindAsync(new AccountId(id), superior.Jurisdiction, ct) is { } account && superior.MayUrge(account.Role) ? account : governed;
    }
}
