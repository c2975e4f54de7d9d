using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;

namespace PropertyPlatform.Application.Accounts;

/// <summary>The one who acts, as somebody who governs accounts of others (ACC-07).</summary>
public sealed class ActingSuperior(IRepository<Account> accounts, IActor actor)
{
    /// <summary>The superior; null when the one who acts has no account, as the platform itself.</summary>
    public async Task<Superior?> FindAsync(CancellationToken ct) =>
        await accounts.FirstOrDefaultAsync(AccountSpecs.ById(new AccountId(actor.AccountId)), ct) is { } own
            ? new Superior(own.Id, own.Role, own.OrganisationId, own.Jurisdiction)
            : null;
}
