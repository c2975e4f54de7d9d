using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Ticks the residential areas that a manager holds; one project has one manager, a manager any number of projects (ACC-29, ACC-31).</summary>
/// <param name="Id">The account.</param>
/// <param name="Projects">All projects that it serves from now on.</param>
/// <param name="Version">The version read; null accepts any.</param>
[Requires(Permissions.PresetAccounts)]
public sealed record AssignProjects(Guid Id, IReadOnlyList<Guid> Projects, long? Version = null) : ICommand;

internal sealed class AssignProjectsValidator : AbstractValidator<AssignProjects>
{
    public AssignProjectsValidator() => RuleFor(c => c.Projects).Must(projects => projects is { Count: <= 500 }).WithMessage("项目过多");
}

internal sealed class AssignProjectsHandler(GovernedAccounts governed, IRepository<Account> accounts, IActor actor) : ICommandHandler<AssignProjects>
{
    public async Task<Result> Handle(AssignProjects command, CancellationToken cancellationToken)
    {
        var found = await governed.FindAsync(command.Id, command.Version, cancellationToken);
        if (found.Error is { } refused) return refused;

        var (account, projects) = (found.Value, command.Projects.Select(id => new ProjectId(id)).ToList());
        if (projects.Exists(project => !actor.Scope.Covers(account.Jurisdiction, project))) return AccountErrors.ProjectOutOfReach;
        if (account.Role == Role.ProjectManager && projects.Count > 0 && await accounts.AnyAsync(AccountSpecs.ManagersOf(projects, account.Id), cancellationToken)) return AccountErrors.ProjectHasManager;

        return account.Serve(projects);
    }
}
