using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>What a voter's screens must know of bindings.</summary>
public interface IVoterHomes
{
    /// <summary>The homes for which a person may vote now, as a bound owner or as a certified proxy; in the order of the register.</summary>
    /// <param name="person">The person.</param>
    /// <param name="project">One project only; null for all.</param>
    /// <param name="ct">Stops the query.</param>
    Task<IReadOnlyList<VoterHome>> OfAsync(Guid person, ProjectId? project, CancellationToken ct);

    /// <summary>Names of owners, in clear: who shows them masks them.</summary>
    Task<IReadOnlyDictionary<OwnerId, string>> NamesAsync(IReadOnlyCollection<OwnerId> owners, CancellationToken ct);
}

/// <summary>A home for which somebody may vote.</summary>
/// <param name="Project">Its project.</param>
/// <param name="House">The home.</param>
/// <param name="Building">楼栋名称</param>
/// <param name="Stairwell">单元/梯; empty when the building has only one.</param>
/// <param name="Room">房号</param>
/// <param name="Area">Exclusive area.</param>
/// <param name="Owner">The owner whose vote it would be.</param>
/// <param name="Since">Bound or authorised since.</param>
/// <param name="IsProxy">Whether the person votes in the owner's place.</param>
public sealed record VoterHome(ProjectId Project, HouseId House, string Building, string Stairwell, string Room, Area Area, OwnerId Owner, DateTimeOffset Since, bool IsProxy);
