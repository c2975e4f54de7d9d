using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

/// <summary>Finds the people whom notices, urges and reminders are for (ORG-05): 项目经理、业委会主任 of the projects in a place, and everybody else of a role there.</summary>
public interface IRecipients
{
    /// <summary>Living accounts of those roles whose projects, or whose unit, lie in the place; in the order of their ids.</summary>
    /// <param name="place">The place and everything below it.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<Recipient>> InAsync(Jurisdiction place, IReadOnlyCollection<Role> roles, CancellationToken ct);

    /// <summary>Living accounts of those roles that serve one of the projects.</summary>
    /// <param name="projects">The projects.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<Recipient>> OfAsync(IReadOnlyCollection<ProjectId> projects, IReadOnlyCollection<Role> roles, CancellationToken ct);

    /// <summary>
    /// Living accounts of 项目经理, 业委会主任 and 企业负责人 with the projects by which they are reached, within the caller's scope: a manager by the projects
    /// served, a director by the committee's, an enterprise by those it manages. Whoever is reached by several projects comes once for each. Besides, those of governments
    /// that sit in the places.
    /// </summary>
    /// <param name="places">Places with everything below them.</param>
    /// <param name="projects">Single projects besides.</param>
    /// <param name="roles">The roles; others lead to nobody.</param>
    /// <param name="ct">Stops waiting.</param>
    Task<IReadOnlyList<ReachedRecipient>> ReachAsync(IReadOnlyCollection<Jurisdiction> places, IReadOnlyCollection<ProjectId> projects, IReadOnlyCollection<Role> roles, CancellationToken ct);

    /// <summary>Whether all of these projects exist within the caller's scope.</summary>
    Task<bool> CoverAsync(IReadOnlyCollection<ProjectId> projects, CancellationToken ct);
}

/// <summary>Somebody to write to, and by which project.</summary>
/// <param name="Recipient">Who.</param>
/// <param name="Project">The project; null for a government, and for a director whose committee is not recorded.</param>
/// <param name="Place">Where the project lies; without one, where the unit sits.</param>
public sealed record ReachedRecipient(Recipient Recipient, ProjectId? Project, Jurisdiction Place);

/// <summary>Somebody to write to.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">The person; null while nobody has bound it.</param>
/// <param name="Role">The role.</param>
/// <param name="OrganisationId">The unit.</param>
/// <param name="Name">姓名</param>
/// <param name="OpenId">WeChat's name for the person; null when not connected.</param>
/// <param name="Phone">The phone of the account.</param>
public sealed record Recipient(Guid AccountId, Guid? PersonId, Role Role, Guid? OrganisationId, string Name, string? OpenId, MobileNumber? Phone);
