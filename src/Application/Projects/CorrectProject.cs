using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>Corrects what the authority recorded of an area. (The enterprise's own edits go through the city's review, PRJ-11.)</summary>
/// <param name="Project">The project.</param>
/// <param name="Entry">What is recorded from now on.</param>
/// <param name="ExpectedVersion">The version that the caller read.</param>
[Requires(Permissions.RecordProjects)]
public sealed record CorrectProject(ProjectId Project, ProjectEntry Entry, long? ExpectedVersion) : ICommand;

internal sealed class CorrectProjectValidator : AbstractValidator<CorrectProject>
{
    public CorrectProjectValidator() => RuleFor(c => c.Entry).NotNull().SetValidator(new ProjectEntryValidator()).OverridePropertyName("");
}

internal sealed class CorrectProjectHandler(IRepository<PropertyProject> projects, IProjectParties parties, TimeProvider clock) : ICommandHandler<CorrectProject>
{
    public async Task<Result> Handle(CorrectProject command, CancellationToken cancellationToken)
    {
        if (await projects.FirstOrDefaultAsync(ProjectSpecs.ById(command.Project), cancellationToken) is not { } project) return ProjectErrors.NotFound;
        if (project.IsStale(command.ExpectedVersion)) return SharedErrors.Stale;
        if (command.Entry.DeveloperId is { } developer && !await parties.IsDeveloperAsync(developer, cancellationToken)) return ProjectErrors.DeveloperUnknown;

        project.Correct(command.Entry.ToFacts(), clock.GetUtcNow());
        return Result.Done;
    }
}
