namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Sees projects, their tabs and the map within the own scope (PRJ-02…09, PRJ-15).</summary>
    public const string ViewProjects = "projects.view";

    /// <summary>Records and corrects projects and puts them on the map.</summary>
    public const string RecordProjects = "projects.record";

    /// <summary>Says which enterprise manages a project.</summary>
    public const string AssignManagement = "projects.assign";

    /// <summary>Asks whether code, name or address of an area are taken, and which areas have similar names (PRJ-32).</summary>
    public const string CheckProjects = "projects.check";

    /// <summary>Records the party branch of a project (PRJ-26).</summary>
    public const string RecordPartyBranches = "projects.party_branch";
}
