using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Projects;

/// <summary>Everything a project can refuse.</summary>
public static class ProjectErrors
{
    /// <summary>No such project within the caller's scope.</summary>
    public static readonly Error NotFound = Error.NotFound("project.not_found", "There is no such project.");

    /// <summary>A project lies in a community, and in one that the tree knows.</summary>
    public static readonly Error NotACommunity = Error.Rule("project.not_a_community", "A project belongs to a community of the tree of places.");

    /// <summary>The code is recorded already (PRJ-32).</summary>
    public static readonly Error CodeTaken = Error.Conflict("project.code_taken", "A project with this code is recorded already.");

    /// <summary>The district has an area of this name (PRJ-32).</summary>
    public static readonly Error NameTaken = Error.Conflict("project.name_taken", "The district has an area of this name already.");

    /// <summary>The district has an area at this address (PRJ-32).</summary>
    public static readonly Error AddressTaken = Error.Conflict("project.address_taken", "The district has an area at this address already.");

    /// <summary>The coordinates are no point and no outline inside China.</summary>
    public static readonly Error BadShape = Error.Invalid("project.bad_shape", "One point or at least three corners inside China are needed.");

    /// <summary>The enterprise is not in the registry, or ended.</summary>
    public static readonly Error EnterpriseUnknown = Error.Rule("project.enterprise_unknown", "There is no such enterprise in the registry.");

    /// <summary>The developer is not in the registry.</summary>
    public static readonly Error DeveloperUnknown = Error.Rule("project.developer_unknown", "There is no such developer in the registry.");

    /// <summary>The enterprise manages the project already.</summary>
    public static readonly Error ManagedByItAlready = Error.Conflict("project.managed_by_it_already", "The enterprise manages the project already.");

    /// <summary>Another enterprise manages it, and nothing proves its end (decision 7).</summary>
    public static readonly Error ManagedByAnother = Error.Rule("project.managed_by_another", "Another enterprise manages the project; name the proof of its end.");

    /// <summary>Nobody manages the project.</summary>
    public static readonly Error NotManaged = Error.Rule("project.not_managed", "Nobody manages the project.");

    /// <summary>A party branch cannot be founded tomorrow.</summary>
    public static readonly Error FoundedInFuture = Error.Rule("project.founded_in_future", "The day of foundation lies in the future.");

    /// <summary>Somebody recorded the branch of the same project at the same time.</summary>
    public static readonly Error BranchRecordedMeanwhile = Error.Conflict("project.branch_recorded_meanwhile", "Somebody recorded this project's branch meanwhile.");

    /// <summary>There is no such tile of the map, or the platform does not draw it.</summary>
    public static readonly Error NoSuchTile = Error.NotFound("project.no_such_tile", "There is no such tile of the map.");
}
