using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Reads accounts as lines of a list, with the names of their units and projects, and whether WeChat knows their holders: three questions, however many there are.</summary>
internal static class AccountLines
{
    public static async Task<IReadOnlyList<AccountLine>> LinesOfAsync(this AppDbContext db, IReadOnlyList<Account> accounts, CancellationToken ct)
    {
        var units = accounts.Select(a => a.OrganisationId).OfType<OrganisationId>().Distinct().ToList();
        var projects = accounts.SelectMany(a => a.Projects).Select(served => served.ProjectId).Distinct().ToList();
        var unitNames = units.Count == 0 ? [] : await db.Set<Organisation>().AsNoTracking().Where(o => units.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var projectNames = projects.Count == 0 ? [] : await db.Set<PropertyProject>().AsNoTracking().Where(p => projects.Contains(p.Id)).OrderBy(p => p.Name).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var holders = accounts.Select(a => a.PersonId).OfType<PersonId>().Distinct().ToList();
        var lost = holders.Count == 0 ? [] : await db.Set<Person>().AsNoTracking().Where(p => holders.Contains(p.Id) && p.WeChatLostAt != null).Select(p => p.Id).ToListAsync(ct);
        return
        [
            .. accounts.Select(account =>
            {
                var served = account.Projects.Select(one => one.ProjectId).ToHashSet();
                return new AccountLine(
                    account.Id.Value, account.Name, account.Phone?.Masked, account.Role, account.OrganisationId is { } unit ? unitNames.GetValueOrDefault(unit) : null, account.Position, account.State,
                    account.CreatedAt, account.BoundAt, account.LastNudgedAt, [.. projectNames.Where(project => served.Contains(project.Id)).Select(project => new AccountProject(project.Id.Value, project.Name))],
                    account.PersonId is { } holder && lost.Contains(holder));
            }),
        ];
    }
}
