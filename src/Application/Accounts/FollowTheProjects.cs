using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Projects;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Another committee took office: the accounts of the one before end with it, its director's too (OC-08).</summary>
internal sealed class EndAccountsWhenCommitteeEnded(IRepository<Account> accounts, Departure departure) : IReactTo<CommitteeEnded>
{
    public async Task ReactAsync(CommitteeEnded happened, CancellationToken ct)
    {
        foreach (var account in await accounts.ListAsync(AccountSpecs.LivingOf(happened.Organisation), ct)) await departure.EndWithUnitAsync(account, ct);
    }
}

/// <summary>An enterprise ceased to manage a project: its manager and staff serve it no longer, and the next enterprise can appoint its own (ACC, project-manager appointment).</summary>
internal sealed class ReleasePeopleWhenManagementEnded(IRepository<Account> accounts) : IReactTo<ManagementEnded>
{
    public async Task ReactAsync(ManagementEnded happened, CancellationToken ct)
    {
        foreach (var account in await accounts.ListAsync(AccountSpecs.ServingFor(happened.Enterprise, happened.Project), ct))
        {
            var left = account.Projects.Select(served => served.ProjectId).Where(project => project != happened.Project).ToList();
            if (account.Serve(left).Error is { } refused) throw new InvalidOperationException(refused.Message);
        }
    }
}
