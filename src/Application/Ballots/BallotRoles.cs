using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Role matrix, line "BAL ballots".</summary>
internal sealed class BallotRoles : IRolePermissions
{
    private static readonly Role[] Convenors = [Role.Director, Role.PrepGroup, Role.StreetLead, Role.StreetOfficer];
    private static readonly Role[] ConvenorsByGrant = [Role.CommitteeOfficer, Role.CommitteeMember, Role.CommunityLead, Role.CommunityOfficer];

    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.ViewBallots)
            .HeldBy(Role.CityAdmin, Role.CityOfficer, Role.DistrictOfficer, Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer)
            .HeldBy(Role.EntLead, Role.EntOfficer, Role.ProjectManager, Role.Director, Role.CommitteeMember, Role.CommitteeOfficer, Role.PrepGroup),
        PermissionRule.Of(Permissions.ConveneBallots).HeldBy(Convenors).GrantableTo(ConvenorsByGrant),
        PermissionRule.Of(Permissions.EnterPaperBallots).HeldBy(Convenors).GrantableTo(ConvenorsByGrant),
        PermissionRule.Of(Permissions.CountBallots).HeldBy(Convenors).GrantableTo(ConvenorsByGrant),
        PermissionRule.Of(Permissions.ReviewBallots).HeldBy(Role.StreetLead, Role.StreetOfficer, Role.DistrictOfficer),
        PermissionRule.Of(Permissions.ConfirmAsConvenor).HeldBy(Role.Director, Role.PrepGroup, Role.StreetLead, Role.StreetOfficer).GrantableTo(Role.CommunityLead, Role.CommunityOfficer),
        PermissionRule.Of(Permissions.ConfirmAsGovernment).HeldBy(Role.StreetLead, Role.StreetOfficer, Role.CommunityLead, Role.CommunityOfficer, Role.DistrictOfficer),
        PermissionRule.Of(Permissions.ViewVotes).HeldBy(Role.Director, Role.PrepGroup, Role.StreetLead, Role.StreetOfficer, Role.CityAdmin).GrantableTo(Role.CommitteeOfficer, Role.CommitteeMember),
        PermissionRule.Of(Permissions.CastVotes).HeldBy(Role.Owner, Role.Proxy),
    ];
}
