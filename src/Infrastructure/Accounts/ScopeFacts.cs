using PropertyPlatform.Application.Accounts;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Infrastructure.Accounts;

/// <summary>Reads projects and homes on behalf of the resolution of the caller.</summary>
internal sealed class ScopeFacts : IScopeFacts
{
    public Task<IReadOnlyList<ProjectId>> ManagedByAsync(OrganisationId enterprise, CancellationToken ct) => None;

    public Task<IReadOnlyList<ProjectId>> ServedByCommitteeAsync(OrganisationId committee, CancellationToken ct) => None;

    public Task<IReadOnlyList<ProjectId>> WithHomesOfAsync(PersonId person, CancellationToken ct) => None;

    private static Task<IReadOnlyList<ProjectId>> None => Task.FromResult<IReadOnlyList<ProjectId>>([]);
}
