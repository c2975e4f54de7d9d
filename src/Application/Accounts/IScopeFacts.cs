using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Which projects lie within the reach of callers who are no government (ORG-02, decision 30).</summary>
public interface IScopeFacts
{
    /// <summary>Projects that an enterprise manages now.</summary>
    Task<IReadOnlyList<ProjectId>> ManagedByAsync(OrganisationId enterprise, CancellationToken ct);

    /// <summary>Projects whose committee, preparatory group or developer it is.</summary>
    Task<IReadOnlyList<ProjectId>> ServedByCommitteeAsync(OrganisationId committee, CancellationToken ct);
}
