using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

internal sealed class GetProjectPermissionsHandler(AppDbContext db, IActor actor) : IQueryHandler<GetProjectPermissions, ProjectPermissions>
{
    public async Task<Result<ProjectPermissions>> Handle(GetProjectPermissions request, CancellationToken cancellationToken)
    {
        var project = new ProjectId(request.Project);
        if (!actor.Scope.Everything && !actor.Scope.Projects.Contains(project)) return AccountErrors.NotFound;

        // Managers and staff act for the projects ticked, the rest of the unit for all of them.
        var accounts = await db.Set<Account>().AsNoTracking().Within(actor)
            .Where(a => a.State != AccountState.Cancelled && ((a.Role != Role.ProjectManager && a.Role != Role.ProjectStaff) || a.Projects.Any(served => served.ProjectId == project)))
            .OrderBy(a => a.Name).ThenBy(a => a.Id).ToListAsync(cancellationToken);
        var roles = accounts.Select(a => a.Role).Distinct().ToList();
        var changes = await db.Set<RoleDefinition>().AsNoTracking().Where(d => roles.Contains(d.Role)).ToDictionaryAsync(d => d.Role, cancellationToken);
        var manager = accounts.Find(a => a.Role == Role.ProjectManager);
        return new ProjectPermissions(
            await db.Set<PropertyProject>().AsNoTracking().Where(p => p.Id == project).Select(p => p.Name).FirstOrDefaultAsync(cancellationToken),
            manager is null ? null : (await db.LinesOfAsync([manager], cancellationToken))[0],
        [
            .. accounts.SelectMany(a => HeldBy(a, changes.GetValueOrDefault(a.Role)).Select(key => (key, Holder: new PermissionHolder(a.Id.Value, a.Name, a.Role, a.State))))
                .GroupBy(pair => pair.key, pair => pair.Holder).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new PermissionHolders(group.Key, [.. group])),
        ]);
    }

    private static IReadOnlySet<string> HeldBy(Account account, RoleDefinition? changes) =>
        RoleCatalogue.Effective(account.Role, changes?.Added ?? [], changes?.Removed ?? [], account.Granted, account.Withheld);
}
