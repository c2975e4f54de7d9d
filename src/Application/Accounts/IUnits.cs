using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>What accounts need to know of the units that people act for.</summary>
public interface IUnits
{
    /// <summary>One unit; null when there is none.</summary>
    Task<Unit?> FindAsync(OrganisationId id, CancellationToken ct);

    /// <summary>The enterprise or other unit with that code; null when there is none.</summary>
    Task<Unit?> FindAsync(UnifiedSocialCreditCode code, CancellationToken ct);

    /// <summary>Enters a property enterprise that the government's sign-in named and the registry does not know (ENT-01), within the command's transaction.</summary>
    Task<Result<Unit>> EnterAsync(UnifiedSocialCreditCode code, string name, CancellationToken ct);

    /// <summary>Notes for the audit that the government calls a unit otherwise than the registry does.</summary>
    Task QuestionNameAsync(OrganisationId id, string named, CancellationToken ct);

    /// <summary>The city that this platform serves.</summary>
    Task<Jurisdiction> CityAsync(CancellationToken ct);
}

/// <summary>A unit as accounts see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What people act for there.</param>
/// <param name="Jurisdiction">What it governs, or where it sits.</param>
/// <param name="Active">Whether it still acts.</param>
public sealed record Unit(OrganisationId Id, string Name, UnitKind Kind, Jurisdiction Jurisdiction, bool Active);
