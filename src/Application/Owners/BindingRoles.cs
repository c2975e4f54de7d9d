using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Owners;

/// <summary>Role matrix, line "OWN owners and binding".</summary>
internal sealed class BindingRoles : IRolePermissions
{
    private static readonly Role[] Committee = [Role.Director, Role.CommitteeOfficer];
    private static readonly Role[] ByGrant = [Role.CommitteeMember, Role.PrepGroup];
    private static readonly Role[] Offices = [Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer];

    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewOwners).HeldBy(Committee).HeldBy(Offices).HeldBy(Role.CommitteeMember, Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer).GrantableTo(Role.PrepGroup),
        PermissionRule.Of(Permissions.CertifyOwners).HeldBy(Committee).GrantableTo(ByGrant),
        PermissionRule.Of(Permissions.ConfirmCertifications).HeldBy(Committee).HeldBy(Offices).GrantableTo(ByGrant),
        PermissionRule.Of(Permissions.ReviewProxies).HeldBy(Committee).GrantableTo(ByGrant),
        PermissionRule.Of(Permissions.VerifyOwners).HeldBy(Committee).HeldBy(Offices).HeldBy(Role.DistrictOfficer).GrantableTo(ByGrant),
    ];
}
