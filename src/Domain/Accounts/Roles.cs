using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Domain.Accounts;

/// <summary>The entries of the identity page (ACC-02); a phone is free once within each.</summary>
public enum Audience
{
    /// <summary>各级政府物业监管部门人员</summary>
    Government = 1,

    /// <summary>物业服务或业委会人员</summary>
    PropertyOrCommittee = 2,

    /// <summary>专家/申报专家资格人员</summary>
    Expert = 3,

    /// <summary>业主</summary>
    Owner = 4,
}

/// <summary>What a person of a role acts for.</summary>
public enum UnitKind
{
    /// <summary>A government unit.</summary>
    Government = 1,

    /// <summary>物业服务企业 or one of its branches.</summary>
    Enterprise = 2,

    /// <summary>业主委员会</summary>
    Committee = 3,

    /// <summary>筹备组</summary>
    PreparatoryGroup = 4,

    /// <summary>业主监事会</summary>
    SupervisoryBoard = 5,

    /// <summary>小区党支部</summary>
    PartyBranch = 6,

    /// <summary>开发建设单位</summary>
    Developer = 7,

    /// <summary>Something nobody signs in for, as a bank.</summary>
    Other = 8,
}

/// <summary>Fixed facts about a role.</summary>
/// <param name="Audience">Through which entry its people identify themselves.</param>
/// <param name="Unit">What they act for; null for owners and experts, who act for themselves.</param>
/// <param name="Level">The level of government they sit on; null where it is not fixed.</param>
/// <param name="Leads">Whether the role answers for its unit, which must not lose its last one (ACC state machine, 注销).</param>
public sealed record RoleFacts(Audience Audience, UnitKind? Unit, JurisdictionLevel? Level = null, bool Leads = false);

/// <summary>The fixed facts about every role; what a role may do is a matter of the dictionary (ACC-37).</summary>
public static class Roles
{
    private static readonly Dictionary<Role, RoleFacts> Facts = new()
    {
        [Role.CityOfficer] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.City),
        [Role.CityAdmin] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.City, Leads: true),
        [Role.DistrictOfficer] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.District),
        [Role.StreetLead] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.Street, Leads: true),
        [Role.StreetOfficer] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.Street),
        [Role.CommunityLead] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.Community, Leads: true),
        [Role.CommunityOfficer] = new(Audience.Government, UnitKind.Government, JurisdictionLevel.Community),
        [Role.WindowClerk] = new(Audience.Government, UnitKind.Government),
        [Role.Reviewer] = new(Audience.Government, UnitKind.Government),
        [Role.EntLead] = new(Audience.PropertyOrCommittee, UnitKind.Enterprise, Leads: true),
        [Role.EntOfficer] = new(Audience.PropertyOrCommittee, UnitKind.Enterprise),
        [Role.ProjectManager] = new(Audience.PropertyOrCommittee, UnitKind.Enterprise),
        [Role.ProjectStaff] = new(Audience.PropertyOrCommittee, UnitKind.Enterprise),
        [Role.Developer] = new(Audience.PropertyOrCommittee, UnitKind.Developer, Leads: true),
        [Role.Director] = new(Audience.PropertyOrCommittee, UnitKind.Committee, Leads: true),
        [Role.CommitteeMember] = new(Audience.PropertyOrCommittee, UnitKind.Committee),
        [Role.CommitteeOfficer] = new(Audience.PropertyOrCommittee, UnitKind.Committee),
        [Role.ExecSecretary] = new(Audience.PropertyOrCommittee, UnitKind.Committee),
        [Role.OwnerSupervisor] = new(Audience.PropertyOrCommittee, UnitKind.SupervisoryBoard),
        [Role.PrepGroup] = new(Audience.PropertyOrCommittee, UnitKind.PreparatoryGroup, Leads: true),
        [Role.PartySecretary] = new(Audience.PropertyOrCommittee, UnitKind.PartyBranch),
        [Role.Owner] = new(Audience.Owner, null),
        [Role.Proxy] = new(Audience.Owner, null),
        [Role.ExpertApplicant] = new(Audience.Expert, null),
        [Role.BidExpert] = new(Audience.Expert, null),
        [Role.GreenExpert] = new(Audience.Expert, null),
    };

    /// <summary>Roles whose people act for single projects, which are ticked for them (ACC-29).</summary>
    public static IReadOnlySet<Role> ServingProjects { get; } = new HashSet<Role> { Role.ProjectManager, Role.ProjectStaff, Role.PrepGroup };

    /// <summary>The facts about a role.</summary>
    public static RoleFacts Of(Role role) => Facts[role];
}
