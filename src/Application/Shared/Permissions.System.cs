namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>What only the platform itself does: jobs and reactions. No role holds it.</summary>
    public const string BackgroundWork = "system.background";
}

/// <summary>The background's permission is held by nobody who can sign in.</summary>
internal sealed class SystemRoles : IRolePermissions
{
    public IReadOnlyList<PermissionRule> Rules { get; } = [PermissionRule.Of(Permissions.BackgroundWork)];
}
