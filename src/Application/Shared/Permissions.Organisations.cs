namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Reads the registry of organisations and the tree of places.</summary>
    public const string ViewOrganisations = "organisations.view";

    /// <summary>Registers, corrects and closes organisations.</summary>
    public const string EditOrganisations = "organisations.edit";

    /// <summary>Adds and renames places of the tree.</summary>
    public const string EditPlaces = "organisations.edit_places";

    /// <summary>Reads how the platform is set up for its city (部署配置).</summary>
    public const string ViewCityProfile = "organisations.view_city_profile";

    /// <summary>Reads how many units have opened accounts (用户统计).</summary>
    public const string ViewUnitFigures = "organisations.view_figures";
}
