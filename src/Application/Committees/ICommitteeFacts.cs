using PropertyPlatform.Domain.Committees;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>What committees must know of the house register.</summary>
public interface IOwnersOfArea
{
    /// <summary>Which of these people own a home of the area now; null when the area has no homes in the register yet.</summary>
    Task<IReadOnlySet<IdDocument>?> AmongAsync(ProjectId project, IReadOnlyList<IdDocument> people, CancellationToken ct);
}

/// <summary>The registry entry behind a committee, for which its people sign in.</summary>
public interface ICommitteeOrganisations
{
    /// <summary>Registers the organisation of a committee or group, within the same change.</summary>
    /// <returns>The organisation; a refusal when the code is wrong or taken.</returns>
    Result<OrganisationId> Open(CommitteeKind kind, string name, string? code, Jurisdiction place);

    /// <summary>Closes it, within the same change.</summary>
    Task CloseAsync(OrganisationId organisation, CancellationToken ct);
}
