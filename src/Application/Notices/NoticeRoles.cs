using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Notices;

/// <summary>Role matrix, line "NTF publish / urge"; receiving needs no permission.</summary>
internal sealed class NoticeRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.PublishNotices)
            .HeldBy(Role.CityOfficer, Role.CityAdmin, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer),
    ];
}
