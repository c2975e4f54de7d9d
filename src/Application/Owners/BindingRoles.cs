using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Role matrix, line "OWN owners and binding".</summary>
internal sealed class BindingRoles : IRolePermissions
{
    private static readonly Role[] Committee = [Role.Director, Role.CommitteeOfficer, Role.PrepGroup];
    private static readonly Role[] Offices = [Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer];

    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewOwners).HeldBy(Committee).HeldBy(Offices).HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer),
        PermissionRule.Of(Permissions.CertifyOwners).HeldBy(Committee),
        PermissionRule.Of(Permissions.ConfirmCertifications).HeldBy(Committee).HeldBy(Offices),
        PermissionRule.Of(Permissions.ReviewProxies).HeldBy(Committee),
        PermissionRule.Of(Permissions.VerifyOwners).HeldBy(Committee).HeldBy(Offices).HeldBy(Role.DistrictOfficer),
    ];
}
