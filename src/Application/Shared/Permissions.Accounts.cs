namespace PropertyPlatform.Application.Shared;

public static partial class Permissions
{
    /// <summary>Sees the accounts below oneself (权限管理).</summary>
    public const string ViewAccounts = "accounts.view";

    /// <summary>Presets, corrects, unbinds and cancels accounts of others (新增、编辑、解绑、注销).</summary>
    public const string PresetAccounts = "accounts.preset";

    /// <summary>Grants and revokes permissions of others (账号赋权).</summary>
    public const string GrantPermissions = "accounts.grant";

    /// <summary>Changes what roles may do.</summary>
    public const string EditRoles = "accounts.edit_roles";

    /// <summary>Reads and corrects what the own unit registered (我的登记信息).</summary>
    public const string KeepRegistration = "accounts.keep_registration";

    /// <summary>Reads who did what to accounts.</summary>
    public const string ViewAccountTrail = "accounts.view_trail";
}
