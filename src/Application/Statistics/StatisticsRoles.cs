using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Statistics;

internal sealed class StatisticsRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewDashboard).HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer),
    ];
}
