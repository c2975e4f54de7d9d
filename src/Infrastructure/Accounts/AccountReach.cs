using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>
/// Which accounts exist for a reader: for the city all but owners; for a district, a street and a community the government's and the committees' people
/// of the own place; for everybody else the own unit's (ORG-02).
/// </summary>
internal static class AccountReach
{
    private static readonly Role[] Committees = [Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.ExecSecretary, Role.OwnerSupervisor, Role.PrepGroup, Role.PartySecretary];

    public static IQueryable<Account> Within(this IQueryable<Account> accounts, IActor actor)
    {
        if (actor.Scope.Everything) return accounts;
        if (actor.Scope.Prefix is { } prefix)
        {
            return Jurisdiction.Of(prefix).Level == JurisdictionLevel.City
                ? accounts.Where(a => a.Audience != Audience.Owner && a.Jurisdiction.Code.StartsWith(prefix))
                : accounts.Where(a => (a.Audience == Audience.Government || Committees.Contains(a.Role)) && a.Jurisdiction.Code.StartsWith(prefix));
        }

        OrganisationId? unit = actor.OrganisationId is { } id ? new OrganisationId(id) : null;
        return accounts.Where(a => unit != null && a.OrganisationId == unit);
    }
}
