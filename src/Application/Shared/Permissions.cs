namespace PropertyPlatform.Application.Shared;

/// <summary>Keys of the function permissions (权限), used alike by menu, REST, pages and role dictionary (ACC-37). Each context adds its own in a part of this class.</summary>
public static partial class Permissions;
