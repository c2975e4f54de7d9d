using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Organisations;

/// <summary>Questions about organisations and places.</summary>
public static class OrganisationSpecs
{
    /// <summary>One unit.</summary>
    public static Specification<Organisation> ById(OrganisationId id) => new Specification<Organisation>().Where(o => o.Id == id);

    /// <summary>The unit with that code.</summary>
    public static Specification<Organisation> ByCode(string code) => new Specification<Organisation>().Where(o => o.Code == code);

    /// <summary>One place.</summary>
    public static Specification<JurisdictionUnit> PlaceOf(Jurisdiction place)
    {
        var id = JurisdictionUnitId.Of(place);
        return new Specification<JurisdictionUnit>().Where(u => u.Id == id);
    }
}
