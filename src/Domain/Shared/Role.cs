namespace PropertyPlatform.Domain.Shared;

/// <summary>Who somebody is on the platform: the actor codes of the catalogue, part 0.4. The public and the system have no account and no role.</summary>
public enum Role
{
    /// <summary>市住房建设主管部门经办人</summary>
    CityOfficer = 1,

    /// <summary>市级系统管理员</summary>
    CityAdmin = 2,

    /// <summary>区主管部门</summary>
    DistrictOfficer = 3,

    /// <summary>街道办事处负责人</summary>
    StreetLead = 4,

    /// <summary>街道办事处经办人</summary>
    StreetOfficer = 5,

    /// <summary>社区工作站负责人</summary>
    CommunityLead = 6,

    /// <summary>社区工作站经办人</summary>
    CommunityOfficer = 7,

    /// <summary>管理部门受理窗口</summary>
    WindowClerk = 8,

    /// <summary>管理部门审核人</summary>
    Reviewer = 9,

    /// <summary>物业企业负责人（法人账号）</summary>
    EntLead = 20,

    /// <summary>企业经办人</summary>
    EntOfficer = 21,

    /// <summary>项目经理</summary>
    ProjectManager = 22,

    /// <summary>项目从业人员</summary>
    ProjectStaff = 23,

    /// <summary>开发建设单位</summary>
    Developer = 24,

    /// <summary>业委会主任</summary>
    Director = 30,

    /// <summary>业委会副主任、委员、候补委员</summary>
    CommitteeMember = 31,

    /// <summary>业委会经办人</summary>
    CommitteeOfficer = 32,

    /// <summary>业委会执行秘书</summary>
    ExecSecretary = 33,

    /// <summary>业主监事</summary>
    OwnerSupervisor = 34,

    /// <summary>筹备组</summary>
    PrepGroup = 35,

    /// <summary>小区党支部书记</summary>
    PartySecretary = 36,

    /// <summary>业主</summary>
    Owner = 40,

    /// <summary>被委托人</summary>
    Proxy = 41,

    /// <summary>申报专家资格人员</summary>
    ExpertApplicant = 50,

    /// <summary>物业服务项目评标专家</summary>
    BidExpert = 51,

    /// <summary>绿色物业管理星级评审专家</summary>
    GreenExpert = 52,
}
