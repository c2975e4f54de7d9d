using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Privacy;

internal sealed class PrivacyRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.UnmaskData)
            .HeldBy(Role.CityAdmin, Role.StreetLead, Role.Director)
            .GrantableTo(Role.CityOfficer, Role.DistrictOfficer, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer, Role.CommitteeOfficer),
    ];
}
