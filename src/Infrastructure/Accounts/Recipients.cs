using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Reads recipients from the accounts. Managers and staff of an enterprise are where their projects are, not where the enterprise sits.</summary>
internal sealed class Recipients(AppDbContext db) : IRecipients
{
    private static readonly Role[] ByProject = [Role.ProjectManager, Role.ProjectStaff];

    public async Task<IReadOnlyList<Recipient>> InAsync(Jurisdiction place, IReadOnlyCollection<Role> roles, CancellationToken ct)
    {
        var prefix = place.Code;
        var projects = db.Set<PropertyProject>().AsNoTracking().Where(p => p.Jurisdiction.Code.StartsWith(prefix)).Select(p => p.Id);
        return await ReadAsync(
            db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role) && a.State != AccountState.Cancelled)
                .Where(a => ByProject.Contains(a.Role) ? a.Projects.Any(served => projects.Contains(served.ProjectId)) : a.Jurisdiction.Code.StartsWith(prefix)),
            ct);
    }

    public async Task<IReadOnlyList<Recipient>> OfAsync(IReadOnlyCollection<ProjectId> projects, IReadOnlyCollection<Role> roles, CancellationToken ct) =>
        await ReadAsync(
            db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role) && a.State != AccountState.Cancelled && a.Projects.Any(served => projects.Contains(served.ProjectId))), ct);

    private async Task<IReadOnlyList<Recipient>> ReadAsync(IQueryable<Account> accounts, CancellationToken ct)
    {
        var found = await (
            from account in accounts
            join person in db.Set<Person>() on account.PersonId equals (PersonId?)person.Id into persons
            from person in persons.DefaultIfEmpty()
            orderby account.Id
            select new { account.Id, account.PersonId, account.Role, account.OrganisationId, account.Name, OpenId = person == null ? null : person.OpenId, account.Phone }).ToListAsync(ct);
        return [.. found.Select(a => new Recipient(a.Id.Value, a.PersonId?.Value, a.Role, a.OrganisationId?.Value, a.Name, a.OpenId, a.Phone))];
    }
}
