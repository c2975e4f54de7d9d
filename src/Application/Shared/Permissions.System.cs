using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>What only the platform itself does: jobs and reactions. No role holds it.</summary>
    public const string BackgroundWork = "system.background";

    /// <summary>Sees what the platform has still to do, and decides about messages that were given up.</summary>
    public const string WatchRelay = "system.relay";

    /// <summary>Reads who did what, within the own place.</summary>
    public const string ViewAuditTrail = "system.audit";

    /// <summary>Checks whether the audit trail is whole.</summary>
    public const string VerifyAuditTrail = "system.verify_audit";
}

/// <summary>The background's permission is held by nobody who can sign in.</summary>
internal sealed class SystemRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } =
    [
        PermissionRule.Of(Permissions.BackgroundWork),
        PermissionRule.Of(Permissions.WatchRelay).HeldBy(Role.CityAdmin),
        PermissionRule.Of(Permissions.ViewAuditTrail).HeldBy(Role.CityAdmin, Role.DistrictOfficer, Role.StreetLead).GrantableTo(Role.CityOfficer, Role.StreetOfficer),
        PermissionRule.Of(Permissions.VerifyAuditTrail).HeldBy(Role.CityAdmin),
    ];
}
