using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>Puts an area on the map (PRJ-15): one point, at least three corners, or nothing to take it off.</summary>
/// <param name="Project">The project.</param>
/// <param name="Points">Coordinates in CGCS2000.</param>
[Requires(Permissions.RecordProjects)]
public sealed record PlaceProjectOnMap(ProjectId Project, IReadOnlyList<GeoPoint> Points) : ICommand;

internal sealed class PlaceProjectOnMapValidator : AbstractValidator<PlaceProjectOnMap>
{
    public PlaceProjectOnMapValidator() => RuleFor(c => c.Points).NotNull();
}

internal sealed class PlaceProjectOnMapHandler(IRepository<PropertyProject> projects, TimeProvider clock) : ICommandHandler<PlaceProjectOnMap>
{
    public async Task<Result> Handle(PlaceProjectOnMap command, CancellationToken cancellationToken)
    {
        if (await projects.FirstOrDefaultAsync(ProjectSpecs.ById(command.Project), cancellationToken) is not { } project) return ProjectErrors.NotFound;
        var shape = MapShape.Of(command.Points);
        if (shape.Error is { } refused) return refused;

        project.PlaceOnMap(shape.Value, clock.GetUtcNow());
        return Result.Done;
    }
}
