using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Role matrix, lines "PRJ projects, tabs" and "OWN": enterprises see how many owners a home has, not who they are.</summary>
internal sealed class RegisterRoles : IRolePermissions
{
    private static readonly Role[] Government =
        [Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer];

    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewHouses)
            .HeldBy(Government)
            .HeldBy(Role.EntLead, Role.EntOfficer, Role.ProjectManager, Role.ProjectStaff, Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.PrepGroup, Role.Developer, Role.WindowClerk, Role.Reviewer),
        PermissionRule.Of(Permissions.ViewRegister)
            .HeldBy(Government)
            .HeldBy(Role.Director, Role.CommitteeMember, Role.CommitteeOfficer)
            .GrantableTo(Role.PrepGroup, Role.Reviewer),
        PermissionRule.Of(Permissions.ImportRegister)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer)
            .GrantableTo(Role.StreetLead, Role.StreetOfficer, Role.Reviewer),
    ];
}
