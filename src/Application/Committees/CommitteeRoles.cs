using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Committees;

/// <summary>Role matrix, line "OC".</summary>
internal sealed class CommitteeRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewCommittees)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer)
            .HeldBy(Role.EntLead, Role.EntOfficer, Role.ProjectManager)
            .HeldBy(Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.PrepGroup),
        PermissionRule.Of(Permissions.RecordCommittees).HeldBy(Role.StreetLead, Role.StreetOfficer),
        PermissionRule.Of(Permissions.EditCommittee).HeldBy(Role.Director).GrantableTo(Role.CommitteeOfficer, Role.CommitteeMember),
        PermissionRule.Of(Permissions.RecordMeetings).HeldBy(Role.Director).GrantableTo(Role.CommitteeOfficer, Role.CommitteeMember),
    ];
}
