using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>Who may create the account of whom (catalogue, preset matrix; ACC-07). What is not listed is not allowed: 业主监事 are kept as persons of their area (OC-06) and nobody presets an account for them.</summary>
public static class PresetMatrix
{
    private static readonly Dictionary<Role, Role[]> Creatures = new()
    {
        [Role.CityAdmin] = [Role.DistrictOfficer, Role.CityOfficer, Role.WindowClerk, Role.Reviewer, Role.EntLead, Role.Director],
        [Role.DistrictOfficer] = [Role.StreetLead],
        [Role.StreetLead] = [Role.CommunityLead, Role.StreetOfficer, Role.PrepGroup, Role.Director],
        [Role.CommunityLead] = [Role.CommunityOfficer],
        [Role.EntLead] = [Role.ProjectManager, Role.EntOfficer, Role.ProjectStaff],
        [Role.Director] = [Role.CommitteeOfficer, Role.CommitteeMember, Role.ExecSecretary],
    };

    private static readonly Dictionary<Role, Role> Superiors = new()
    {
        [Role.CityOfficer] = Role.CityAdmin,
        [Role.WindowClerk] = Role.CityAdmin,
        [Role.Reviewer] = Role.CityAdmin,
        [Role.DistrictOfficer] = Role.CityAdmin,
        [Role.StreetLead] = Role.DistrictOfficer,
        [Role.StreetOfficer] = Role.StreetLead,
        [Role.CommunityLead] = Role.StreetLead,
        [Role.CommunityOfficer] = Role.CommunityLead,
        [Role.PrepGroup] = Role.StreetLead,
        [Role.Director] = Role.StreetLead,
        [Role.EntOfficer] = Role.EntLead,
        [Role.ProjectManager] = Role.EntLead,
        [Role.ProjectStaff] = Role.EntLead,
        [Role.CommitteeMember] = Role.Director,
        [Role.CommitteeOfficer] = Role.Director,
        [Role.ExecSecretary] = Role.Director,
    };

    /// <summary>Roles that people take themselves, without any superior.</summary>
    public static IReadOnlySet<Role> SelfService { get; } = new HashSet<Role> { Role.Owner, Role.ExpertApplicant };

    /// <summary>Roles whose accounts the role may create.</summary>
    public static IReadOnlyList<Role> PresetBy(Role creator) => Creatures.TryGetValue(creator, out var roles) ? roles : [];

    /// <summary>Whether a role may create, correct and cancel accounts of another.</summary>
    public static bool MayPreset(Role creator, Role target) => PresetBy(creator).Contains(target);

    /// <summary>Whether a role may grant permissions to accounts of another: as above, and the street also to the officers of its communities (ACC-08).</summary>
    public static bool MayGrant(Role superior, Role target) =>
        MayPreset(superior, target) || (superior == Role.StreetLead && target == Role.CommunityOfficer);

    /// <summary>
    /// Whether a role may urge people of another to bind (催绑): those whom it presets, and a government role that presets anybody also whoever is below it
    /// in its place, on a lower level of government or in an enterprise or committee there (ACC state machine; ACC-26).
    /// </summary>
    public static bool MayUrge(Role superior, Role target) => MayPreset(superior, target) || (PresetBy(superior).Count > 0 && IsAbove(Roles.Of(superior), Roles.Of(target)));

    /// <summary>Who has to preset an account of the role, named to people who have none (ACC-03); null where nobody has to.</summary>
    public static Role? SuperiorOf(Role target) => Superiors.TryGetValue(target, out var superior) ? superior : null;

    private static bool IsAbove(RoleFacts superior, RoleFacts target) =>
        superior.Unit == UnitKind.Government && (target.Unit == UnitKind.Government ? target.Level > superior.Level : target.Unit is not null);
}
