using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Accounts;

/// <summary>Menu of the official account down to the property area (ACC-01): three modules, 业务办理 → 服务大厅 → 物业 with its groups. What the caller can open now is marked.</summary>
[Anonymous("The menu is what everybody sees who follows the official account.")]
public sealed record GetOfficialAccountMenu : IQuery<OfficialAccountMenu>;

/// <summary>The menu.</summary>
/// <param name="Modules">信息公开, 业务办理, 政民互动</param>
public sealed record OfficialAccountMenu(IReadOnlyList<MenuNode> Modules);

/// <summary>A line of the menu.</summary>
/// <param name="Key">Stable name.</param>
/// <param name="Title">What it is called in the manuals.</param>
/// <param name="Path">Page of the H5 client; null for a group.</param>
/// <param name="Enabled">Whether the caller can open it now; a group is enabled when something in it is.</param>
/// <param name="Entries">What stands below it.</param>
public sealed record MenuNode(string Key, string Title, string? Path, bool Enabled, IReadOnlyList<MenuNode> Entries);
