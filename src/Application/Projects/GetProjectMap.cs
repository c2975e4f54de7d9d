using FluentValidation;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>
/// The map of the caller's projects (PRJ-15), drawn from the platform's own coordinates: a city by its districts, a district by its streets, a street
/// by its communities, a community by its projects. The filters are those of the list, so that the two show the same projects.
/// </summary>
/// <param name="Filter">What is asked for; <see cref="ProjectFilter.Place"/> is where one looks.</param>
[Requires(Permissions.ViewProjects)]
public sealed record GetProjectMap(ProjectFilter Filter) : IQuery<ProjectMap>;

/// <summary>What the map shows.</summary>
/// <param name="Place">Where one looks; null for everything within the scope.</param>
/// <param name="PlaceName">Its name.</param>
/// <param name="Above">The places around it, outermost first, for the way back.</param>
/// <param name="Areas">Places directly below, with their projects gathered.</param>
/// <param name="Projects">Single projects, when few enough to be drawn one by one.</param>
/// <param name="Unplaced">Projects of the same filters that have no coordinates.</param>
public sealed record ProjectMap(
    string? Place, string PlaceName, IReadOnlyList<MapPlace> Above, IReadOnlyList<MapArea> Areas, IReadOnlyList<MapProject> Projects, int Unplaced);

/// <summary>A place by name.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record MapPlace(string Code, string Name);

/// <summary>A place with its projects gathered.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Count">Projects on the map.</param>
/// <param name="Middle">Where the number stands.</param>
/// <param name="Outline">The outline around its projects: drawn from where they lie, not an official border.</param>
public sealed record MapArea(string Code, string Name, int Count, GeoPoint Middle, IReadOnlyList<GeoPoint> Outline);

/// <summary>A project on the map.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Point">Where it stands.</param>
/// <param name="Outline">Its outline; empty when it is a point.</param>
public sealed record MapProject(Guid Id, string Name, GeoPoint Point, IReadOnlyList<GeoPoint> Outline);

/// <summary>Shape of the question.</summary>
internal sealed class GetProjectMapValidator : AbstractValidator<GetProjectMap>
{
    public GetProjectMapValidator() => RuleFor(q => q.Filter).NotNull().SetValidator(new ProjectFilterValidator()).OverridePropertyName("");
}
