using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Organisations;

/// <summary>Role matrix, line "ORG".</summary>
internal sealed class OrganisationRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewOrganisations)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer)
            .HeldBy(Role.EntLead, Role.EntOfficer, Role.ProjectManager, Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.PrepGroup),
        PermissionRule.Of(Permissions.EditOrganisations).HeldBy(Role.CityAdmin),
        PermissionRule.Of(Permissions.EditPlaces).HeldBy(Role.CityAdmin),
        PermissionRule.Of(Permissions.ViewCityProfile).HeldBy(Role.CityAdmin),
        PermissionRule.Of(Permissions.ViewUnitFigures)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer),
    ];
}
