using PropertyPlatform.Domain.Organisations;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>The place that an account fills: a role in a unit.</summary>
/// <param name="Role">What the person may be there.</param>
/// <param name="Unit">The unit; null for owners and experts.</param>
/// <param name="UnitKind">What the unit is; null without a unit.</param>
/// <param name="Jurisdiction">What the unit governs, or where it sits.</param>
public sealed record Seat(Role Role, OrganisationId? Unit, UnitKind? UnitKind, Jurisdiction Jurisdiction)
{
    /// <summary>Whether people of this role sit in such a unit, on such a level.</summary>
    public bool Fits
    {
        get
        {
            var facts = Roles.Of(Role);
            return facts.Unit == UnitKind && (facts.Unit is null) == (Unit is null) && (facts.Level is null || facts.Level == Jurisdiction.Level);
        }
    }
}

/// <summary>Somebody who creates and governs accounts of others (ACC-07).</summary>
/// <param name="Account">The account acting.</param>
/// <param name="Role">Its role.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Jurisdiction">What its unit governs, or where it sits.</param>
public sealed record Superior(AccountId Account, Role Role, OrganisationId? Unit, Jurisdiction Jurisdiction)
{
    private static readonly Role[] AcrossUnits = [Role.CityAdmin, Role.DistrictOfficer, Role.StreetLead];

    /// <summary>Whether the superior governs people of other units: city, district and street do, everybody else only those of the own unit.</summary>
    public bool ReachesAcrossUnits => AcrossUnits.Contains(Role);

    /// <summary>Whether the superior answers for a place, not for one unit.</summary>
    public bool AnswersForPlace => Roles.Of(Role).Unit == UnitKind.Government;

    /// <summary>Whether the superior may create, correct, unbind and cancel the account on that seat.</summary>
    public bool Governs(Role role, OrganisationId? unit, Jurisdiction place) => PresetMatrix.MayPreset(Role, role) && Reaches(unit, place);

    /// <summary>Whether the superior may grant permissions to the account on that seat.</summary>
    public bool MayGrantTo(Role role, OrganisationId? unit, Jurisdiction place) => PresetMatrix.MayGrant(Role, role) && Reaches(unit, place);

    /// <summary>Whether the superior may urge people of the role to bind, as far as they are in the superior's place or unit (催绑).</summary>
    public bool MayUrge(Role role) => PresetMatrix.MayUrge(Role, role);

    private bool Reaches(OrganisationId? unit, Jurisdiction place) =>
        ReachesAcrossUnits ? Jurisdiction.Covers(place) : Unit is not null && Unit == unit;
}
