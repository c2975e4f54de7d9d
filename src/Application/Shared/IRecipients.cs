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
}

/// <summary>Somebody to write to.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="PersonId">The person; null while nobody has bound it.</param>
/// <param name="Role">The role.</param>
/// <param name="OrganisationId">The unit.</param>
/// <param name="Name">姓名</param>
/// <param name="OpenId">WeChat's name for the person; null when not connected.</param>
/// <param name="Phone">The phone of the account.</param>
public sealed record Recipient(Guid AccountId, Guid? PersonId, Role Role, Guid? OrganisationId, string Name, string? OpenId, MobileNumber? Phone);
