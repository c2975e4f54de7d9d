using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Organisations;

/// <summary>Refusals of the context Organisations.</summary>
public static class OrganisationErrors
{
    /// <summary>No such unit, or none that the caller may see.</summary>
    public static readonly Error NotFound = Error.NotFound("organisation.not_found", "No such organisation.");

    /// <summary>The unit was closed.</summary>
    public static readonly Error Closed = Error.Rule("organisation.closed", "The organisation is closed.");

    /// <summary>The code is missing or its check character is wrong.</summary>
    public static readonly Error BadCode = Error.Invalid("organisation.bad_code", "A valid unified social credit code is needed.");

    /// <summary>The code is registered already.</summary>
    public static readonly Error CodeTaken = Error.Conflict("organisation.code_taken", "An organisation with this code is registered already.");

    /// <summary>A government unit governs a place of its own level.</summary>
    public static readonly Error WrongLevel = Error.Rule("organisation.wrong_level", "The place is not on the level of this type of unit.");

    /// <summary>No such place.</summary>
    public static readonly Error PlaceUnknown = Error.NotFound("organisation.place_unknown", "No such place in the tree of jurisdictions.");

    /// <summary>The place is in the tree already.</summary>
    public static readonly Error PlaceTaken = Error.Conflict("organisation.place_taken", "A place with this code exists already.");

    /// <summary>Nothing lies below a community.</summary>
    public static readonly Error TooDeep = Error.Rule("organisation.too_deep", "Nothing lies below a community.");

    /// <summary>The code does not lie directly below the place.</summary>
    public static readonly Error NotDirectlyBelow = Error.Rule("organisation.not_directly_below", "The code does not lie directly below that place.");
}
