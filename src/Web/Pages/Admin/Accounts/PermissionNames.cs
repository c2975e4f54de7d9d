using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.Pages.Admin.Accounts;

/// <summary>What permissions are called on the screen.</summary>
internal static class PermissionNames
{
    /// <summary>The Chinese name of a permission; its key while nobody named it.</summary>
    public static string OfPermission(this ErrorTexts texts, string key) => texts.OfField($"permission.{key}") is { } name && name != $"permission.{key}" ? name : key;
}
