using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Organisations;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Reads recipients from the accounts; where each of them is at work says <see cref="Presence"/>.</summary>
internal sealed class Recipients(AppDbContext db) : IRecipients
{
    public async Task<IReadOnlyList<Recipient>> InAsync(Jurisdiction place, IReadOnlyCollection<Role> roles, CancellationToken ct) =>
        await ReadAsync(db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role) && a.State != AccountState.Cancelled).At(place.Code, db), ct);

    public async Task<IReadOnlyList<Recipient>> OfAsync(IReadOnlyCollection<ProjectId> projects, IReadOnlyCollection<Role> roles, CancellationToken ct) =>
        await ReadAsync(
            db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role) && a.State != AccountState.Cancelled && a.Projects.Any(served => projects.Contains(served.ProjectId))), ct);

    public async Task<IReadOnlyList<ReachedRecipient>> ReachAsync(IReadOnlyCollection<Jurisdiction> places, IReadOnlyCollection<ProjectId> projects, IReadOnlyCollection<Role> roles, CancellationToken ct)
    {
        var reached = new List<ReachedRecipient>();
        var chosen = db.Set<PropertyProject>().AsNoTracking().Where(ChosenBy(places, projects));
        if (roles.Contains(Role.ProjectManager)) reached.AddRange(await ReadAsync(ManagersOf(chosen), ct));
        if (roles.Contains(Role.Director))
        {
            reached.AddRange(await ReadAsync(DirectorsOf(chosen), ct));
            reached.AddRange(await ReadAsync(DirectorsWithoutRecord(places), ct));
        }

        if (roles.Contains(Role.EntLead)) reached.AddRange(await ReadAsync(EnterprisesOf(chosen), ct));
        List<Role> governing = [.. roles.Where(role => Roles.Of(role).Audience == Audience.Government)];
        if (governing.Count > 0) reached.AddRange(await ReadAsync(GovernmentsIn(places, governing), ct));
        return reached;
    }

    public async Task<bool> CoverAsync(IReadOnlyCollection<ProjectId> projects, CancellationToken ct) =>
        projects.Count == 0 || await db.Set<PropertyProject>().CountAsync(p => projects.Contains(p.Id), ct) == projects.Distinct().Count();

    private IQueryable<Found> ManagersOf(IQueryable<PropertyProject> chosen) =>
        from account in db.Set<Account>().AsNoTracking()
        from served in account.Projects
        join project in chosen on served.ProjectId equals project.Id
        where account.Role == Role.ProjectManager && account.State != AccountState.Cancelled
        select new Found { Account = account, Project = project.Id, Place = project.Jurisdiction.Code };

    private IQueryable<Found> DirectorsOf(IQueryable<PropertyProject> chosen) =>
        from account in db.Set<Account>().AsNoTracking()
        join committee in db.Set<OwnerCommittee>() on account.OrganisationId equals (OrganisationId?)committee.OrganisationId
        join project in chosen on committee.ProjectId equals project.Id
        where account.Role == Role.Director && account.State != AccountState.Cancelled && committee.EndedAt == null
        select new Found { Account = account, Project = project.Id, Place = project.Jurisdiction.Code };

    // A director is preset before the committee is recorded, and is to be reached meanwhile.
    private IQueryable<Found> DirectorsWithoutRecord(IReadOnlyCollection<Jurisdiction> places) =>
        db.Set<Account>().AsNoTracking().Where(a => a.Role == Role.Director && a.State != AccountState.Cancelled)
            .Where(Any(places.Select(place => StartsWith<Account>(account => account.Jurisdiction.Code, place))))
            .Where(a => !db.Set<OwnerCommittee>().Any(committee => a.OrganisationId == committee.OrganisationId && committee.EndedAt == null))
            .Select(a => new Found { Account = a, Project = null, Place = a.Jurisdiction.Code });

    private IQueryable<Found> GovernmentsIn(IReadOnlyCollection<Jurisdiction> places, List<Role> roles) =>
        db.Set<Account>().AsNoTracking().Where(a => roles.Contains(a.Role) && a.State != AccountState.Cancelled)
            .Where(Any(places.Select(place => StartsWith<Account>(account => account.Jurisdiction.Code, place))))
            .Select(a => new Found { Account = a, Project = null, Place = a.Jurisdiction.Code });

    private IQueryable<Found> EnterprisesOf(IQueryable<PropertyProject> chosen) =>
        from account in db.Set<Account>().AsNoTracking()
        join project in chosen on account.OrganisationId equals project.ManagerId
        where account.Role == Role.EntLead && account.State != AccountState.Cancelled
        select new Found { Account = account, Project = project.Id, Place = project.Jurisdiction.Code };

    private async Task<IEnumerable<ReachedRecipient>> ReadAsync(IQueryable<Found> reached, CancellationToken ct)
    {
        var found = await (
            from one in reached
            join person in db.Set<Person>() on one.Account.PersonId equals (PersonId?)person.Id into persons
            from person in persons.DefaultIfEmpty()
            orderby one.Account.Id
            select new { one.Account.Id, one.Account.PersonId, one.Account.Role, one.Account.OrganisationId, one.Account.Name, OpenId = person == null ? null : person.OpenId, one.Account.Phone, one.Project, one.Place }).ToListAsync(ct);
        return found.Select(a => new ReachedRecipient(new Recipient(a.Id.Value, a.PersonId?.Value, a.Role, a.OrganisationId?.Value, a.Name, a.OpenId, a.Phone), a.Project, Jurisdiction.Of(a.Place)));
    }

    private static Expression<Func<PropertyProject, bool>> ChosenBy(IReadOnlyCollection<Jurisdiction> places, IReadOnlyCollection<ProjectId> projects) =>
        Any(places.Select(place => StartsWith<PropertyProject>(project => project.Jurisdiction.Code, place)).Prepend(project => projects.Contains(project.Id)));

    private static Expression<Func<T, bool>> StartsWith<T>(Expression<Func<T, string>> code, Jurisdiction place)
    {
        var (prefix, startsWith) = (place.Code, typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string)]));
        return startsWith is null
            ? throw new MissingMethodException(nameof(String), nameof(string.StartsWith))
            : Expression.Lambda<Func<T, bool>>(Expression.Call(code.Body, startsWith, Expression.Constant(prefix)), code.Parameters);
    }

    // One condition after the other, joined by "or": there are as many as somebody ticked.
    private static Expression<Func<T, bool>> Any<T>(IEnumerable<Expression<Func<T, bool>>> conditions)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var body = conditions.Select(condition => new Renamed(condition.Parameters[0], row).Visit(condition.Body)).Aggregate((Expression)Expression.Constant(false), Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(body, row);
    }

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

    private sealed class Found
    {
        public required Account Account { get; init; }

        public ProjectId? Project { get; init; }

        public required string Place { get; init; }
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
