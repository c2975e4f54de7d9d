using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Accounts;
using PropertyPlatform.Domain.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>One line of the menu, and a tile of 快捷入口 when it is quick.</summary>
/// <param name="Module">Title of the group it stands in, one of <see cref="MenuModules"/>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Url">Path of the page, from the root.</param>
/// <param name="Permission">Who sees it; null for everybody signed in, and in <see cref="MenuModules.Portal"/> for the public.</param>
/// <param name="Order">Place within the group.</param>
/// <param name="Quick">Whether it is a tile on the home page.</param>
/// <param name="Icon">Tabler icon of the tile, without <c>ti-</c>; the module's own when null.</param>
/// <param name="Or">Another permission that shows it as well, where the page opens for either.</param>
public sealed record MenuEntry(string Module, string Title, string Url, string? Permission, int Order, bool Quick = false, string? Icon = null, string? Or = null);

/// <summary>The menu lines of one context: one internal sealed class each, found by scanning.</summary>
public interface IMenuSource
{
    /// <summary>The lines, in any order.</summary>
    IEnumerable<MenuEntry> Entries { get; }
}

/// <summary>The groups of the menu, in the order they are shown.</summary>
public static class MenuModules
{
    /// <summary>待办与消息</summary>
    public const string Work = "待办与消息";

    /// <summary>物业管理</summary>
    public const string Projects = "物业管理";

    /// <summary>业主管理</summary>
    public const string Owners = "业主管理";

    /// <summary>业主组织</summary>
    public const string Committees = "业主组织";

    /// <summary>电子决策</summary>
    public const string Ballots = "微信决策管理";

    /// <summary>备案管理</summary>
    public const string Filings = "备案管理";

    /// <summary>企业管理</summary>
    public const string Enterprises = "企业管理";

    /// <summary>信用管理</summary>
    public const string Credit = "信用管理";

    /// <summary>信息公开</summary>
    public const string Disclosures = "信息公开";

    /// <summary>通知公告</summary>
    public const string Notices = "通知公告";

    /// <summary>统计分析</summary>
    public const string Statistics = "统计分析";

    /// <summary>用户与组织</summary>
    public const string Accounts = "用户与组织";

    /// <summary>系统管理</summary>
    public const string System = "系统管理";

    /// <summary>Links of the public portal's header; never in the menu of the office.</summary>
    public const string Portal = "门户";

    private const string EntrancePrefix = "右上方：";

    private static readonly (string Title, string Icon)[] Known =
    [
        (Work, "checklist"), (Projects, "buildings"), (Owners, "users"), (Committees, "users-group"), (Ballots, "checkbox"),
        (Filings, "file-certificate"), (Enterprises, "briefcase"), (Credit, "award"), (Disclosures, "eye-check"), (Notices, "speakerphone"),
        (Statistics, "chart-bar"), (Accounts, "user-shield"), (System, "settings"),
    ];

    /// <summary>Links at the top right of the people of one kind of unit, as the manuals draw them after sign-in (ACC-13); never in the menu of the office.</summary>
    public static string EntranceOf(UnitKind unit) => EntrancePrefix + unit;

    /// <summary>Whether lines of a group stand beside the menu of the office and not in it.</summary>
    public static bool IsAside(string module) => module == Portal || module.StartsWith(EntrancePrefix, StringComparison.Ordinal);

    /// <summary>Place of a group; a group nobody listed comes last.</summary>
    public static int Order(string module) => Array.FindIndex(Known, known => known.Title == module) is >= 0 and var at ? at : Known.Length;

    /// <summary>Tabler icon of a group, without <c>ti-</c>.</summary>
    public static string Icon(string module) => Known.FirstOrDefault(known => known.Title == module).Icon ?? "folder";
}

/// <summary>A group of the menu with the lines that the reader may open.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Entries">Its lines; never empty.</param>
public sealed record MenuGroup(string Title, IReadOnlyList<MenuEntry> Entries)
{
    /// <summary>Tabler icon, without <c>ti-</c>.</summary>
    public string Icon => MenuModules.Icon(Title);
}

/// <summary>The menu as the reader sees it: only what the account may open.</summary>
/// <param name="sources">The contexts' lines.</param>
/// <param name="actor">The reader.</param>
public sealed class Menu(IEnumerable<IMenuSource> sources, IActor actor)
{
    private IReadOnlyList<MenuEntry>? _entries;

    /// <summary>The office menu by group.</summary>
    public IReadOnlyList<MenuGroup> Groups =>
        [.. Visible.Where(entry => !MenuModules.IsAside(entry.Module)).GroupBy(entry => entry.Module)
            .OrderBy(group => MenuModules.Order(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new MenuGroup(group.Key, [.. group]))];

    /// <summary>The tiles of 快捷入口.</summary>
    public IReadOnlyList<MenuEntry> Quick => [.. Groups.SelectMany(group => group.Entries).Where(entry => entry.Quick)];

    /// <summary>The links of the public portal.</summary>
    public IReadOnlyList<MenuEntry> Portal => [.. Visible.Where(entry => entry.Module == MenuModules.Portal)];

    /// <summary>The links at the top right; none for people of units that the manuals draw none for.</summary>
    public IReadOnlyList<MenuEntry> Entrance =>
        Enum.TryParse<Role>(actor.Role, out var role) && Roles.Of(role).Unit is { } unit ? [.. Visible.Where(entry => entry.Module == MenuModules.EntranceOf(unit))] : [];

    private IReadOnlyList<MenuEntry> Visible =>
        _entries ??= [.. sources.SelectMany(source => source.Entries).Where(MayOpen).OrderBy(entry => entry.Order).ThenBy(entry => entry.Title, StringComparer.Ordinal)];

    /// <summary>The line the reader stands on: the longest address that the path begins with; null outside the menu.</summary>
    public MenuEntry? At(PathString path) => Visible
        .Where(entry => !MenuModules.IsAside(entry.Module) && path.StartsWithSegments(entry.Url, StringComparison.OrdinalIgnoreCase))
        .MaxBy(entry => entry.Url.Length);

    private bool MayOpen(MenuEntry entry) => entry switch
    {
        { Permission: { } permission } => actor.IsSignedIn && (actor.May(permission) || (entry.Or is { } other && actor.May(other))),
        { Module: MenuModules.Portal } => true,
        _ => actor.IsSignedIn,
    };
}
