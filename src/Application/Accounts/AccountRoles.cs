using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Role matrix, line "ACC permissions of others".</summary>
internal sealed class AccountRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewAccounts)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer)
            .HeldBy(Role.EntLead, Role.EntOfficer, Role.Director, Role.CommitteeOfficer, Role.CommitteeMember),
        PermissionRule.Of(Permissions.PresetAccounts).HeldBy(Role.CityAdmin, Role.DistrictOfficer, Role.StreetLead, Role.CommunityLead, Role.EntLead, Role.Director),
        PermissionRule.Of(Permissions.GrantPermissions).HeldBy(Role.CityAdmin, Role.DistrictOfficer, Role.StreetLead, Role.CommunityLead, Role.EntLead, Role.Director),
        PermissionRule.Of(Permissions.EditRoles).HeldBy(Role.CityAdmin),
        PermissionRule.Of(Permissions.KeepRegistration).HeldBy(Role.Developer, Role.EntLead, Role.Director),
        PermissionRule.Of(Permissions.ViewAccountTrail).HeldBy(Role.CityAdmin, Role.StreetLead),
    ];
}
