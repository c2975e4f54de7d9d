using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Projects;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Reads projects and homes on behalf of the resolution of the caller.</summary>
internal sealed class ScopeFacts(ProjectReach reach) : IScopeFacts
{
    public Task<IReadOnlyList<ProjectId>> ManagedByAsync(OrganisationId enterprise, CancellationToken ct) => reach.ManagedByAsync(enterprise, ct);

    public Task<IReadOnlyList<ProjectId>> ServedByCommitteeAsync(OrganisationId committee, CancellationToken ct) => reach.ServedByAsync(committee, ct);
}
