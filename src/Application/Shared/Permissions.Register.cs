namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Sees the homes of a project and how many owners each has (PRJ-06).</summary>
    public const string ViewHouses = "register.view_houses";

    /// <summary>Sees, masked, who owns the homes of a project.</summary>
    public const string ViewRegister = "register.view_owners";

    /// <summary>Imports the register of homes and owners (OWN-08).</summary>
    public const string ImportRegister = "register.import";
}
