using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Projects;

/// <summary>Role matrix, line "PRJ projects, tabs".</summary>
internal sealed class ProjectRoles : IRolePermissions
{
    private static readonly Role[] Recorders = [Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer];

    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewProjects)
            .HeldBy(Recorders).HeldBy(Role.CommunityLead, Role.CommunityOfficer, Role.WindowClerk, Role.Reviewer)
            .HeldBy(Role.EntLead, Role.EntOfficer, Role.ProjectManager, Role.ProjectStaff, Role.Developer)
            .HeldBy(Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.PrepGroup),
        PermissionRule.Of(Permissions.RecordProjects).HeldBy(Recorders),
        PermissionRule.Of(Permissions.AssignManagement).HeldBy(Role.CityAdmin, Role.CityOfficer),
        PermissionRule.Of(Permissions.CheckProjects).HeldBy(Recorders).HeldBy(Role.EntLead, Role.EntOfficer, Role.Developer),
        PermissionRule.Of(Permissions.RecordPartyBranches).HeldBy(Role.CommunityLead).GrantableTo(Role.CommunityOfficer),
    ];
}
