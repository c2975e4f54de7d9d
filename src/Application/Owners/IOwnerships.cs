using PropertyPlatform.Domain.Owners;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Reads the ownerships that the register keeps.</summary>
public interface IOwnerships
{
    /// <summary>What an owner owns now.</summary>
    Task<IReadOnlyList<Ownership>> LivingOfAsync(OwnerId owner, CancellationToken ct);

    /// <summary>Whether an owner owns a home within the caller's scope.</summary>
    Task<bool> WithinScopeAsync(OwnerId owner, CancellationToken ct);

    /// <summary>Where the first of an owner's homes within the caller's scope lies; null when there is none.</summary>
    Task<HomePlace?> PlaceWithinScopeAsync(OwnerId owner, CancellationToken ct);

    /// <summary>Where a home lies; null when it does not exist within the caller's scope.</summary>
    Task<HomePlace?> PlaceOfAsync(HouseId house, CancellationToken ct);

    /// <summary>Whether a home lies within the caller's scope.</summary>
    Task<bool> HouseWithinScopeAsync(HouseId house, CancellationToken ct);

    /// <summary>Living bindings of a project whose ownership is over, a batch of them.</summary>
    Task<IReadOnlyList<BindingId>> OverdueBindingsAsync(ProjectId project, int atMost, CancellationToken ct);

    /// <summary>Living authorisations of a project whose ownership is over, a batch of them.</summary>
    Task<IReadOnlyList<ProxyId>> OverdueProxiesAsync(ProjectId project, int atMost, CancellationToken ct);

    /// <summary>Living ownerships in a project whose owner is bound elsewhere but has never been bound to this one (OWN-07), a batch of them.</summary>
    Task<IReadOnlyList<UncoveredOwnership>> UncoveredAsync(ProjectId project, int atMost, CancellationToken ct);
}

/// <summary>Where a home lies.</summary>
/// <param name="Project">Its project.</param>
/// <param name="Jurisdiction">Its community.</param>
/// <param name="Address">楼栋、单元、房号</param>
public sealed record HomePlace(ProjectId Project, Jurisdiction Jurisdiction, string Address);

/// <summary>An ownership that a bound owner gained after binding.</summary>
/// <param name="Ownership">The ownership.</param>
/// <param name="Person">The person bound as the owner.</param>
/// <param name="Method">How that person proved it.</param>
/// <param name="Request">The request by which it was proved.</param>
public sealed record UncoveredOwnership(Ownership Ownership, Guid Person, BindingMethod Method, BindingRequestId Request);
