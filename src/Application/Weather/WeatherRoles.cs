using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Weather;

/// <summary>Role matrix, line "WEA".</summary>
internal sealed class WeatherRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewWeather)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer)
            .HeldBy(Role.Director, Role.CommitteeMember, Role.CommitteeOfficer),
    ];
}
