using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>What projects must know of places and organisations.</summary>
public interface IProjectParties
{
    /// <summary>Whether the tree of places has this place.</summary>
    Task<bool> IsPlaceAsync(Jurisdiction place, CancellationToken ct);

    /// <summary>Whether it is an enterprise, or a branch of one, that still acts.</summary>
    Task<bool> IsEnterpriseAsync(OrganisationId organisation, CancellationToken ct);

    /// <summary>Whether it is a developer.</summary>
    Task<bool> IsDeveloperAsync(OrganisationId organisation, CancellationToken ct);
}
