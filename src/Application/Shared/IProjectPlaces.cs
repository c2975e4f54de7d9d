using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Where a project lies. Every context asks it before it makes something that belongs to a project.</summary>
public interface IProjectPlaces
{
    /// <summary>The project; null when it does not exist within the caller's scope. Background work sees all.</summary>
    Task<ProjectPlace?> FindAsync(ProjectId project, CancellationToken ct);
}

/// <summary>A project as other contexts know it.</summary>
/// <param name="Id">The project.</param>
/// <param name="Name">物业区域名称</param>
/// <param name="Jurisdiction">Its community.</param>
public sealed record ProjectPlace(ProjectId Id, string Name, Jurisdiction Jurisdiction);
