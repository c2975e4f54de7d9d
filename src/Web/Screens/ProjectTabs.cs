using PropertyPlatform.Application.Shared;

namespace PropertyPlatform.Web.Screens;

/// <summary>A tab of the project page that another context brings (PRJ-03). One with the key of a tab that is there already takes its place.</summary>
/// <param name="Key">Its name in the address: <c>parking</c>.</param>
/// <param name="Title">What it is called: 车位信息.</param>
/// <param name="Order">Place among the tabs; those of the manual stand at 10, 20, …</param>
/// <param name="Permission">Who sees it; null for everybody who sees the project.</param>
/// <param name="Component">Full name of the view component that draws it; it gets the parameter <c>project</c>, a <see cref="Guid"/>.</param>
public sealed record ProjectTab(string Key, string Title, int Order, string? Permission, string? Component);

/// <summary>The project tabs of one context: one internal sealed class each, found by scanning.</summary>
public interface IProjectTabs
{
    /// <summary>The tabs, in any order.</summary>
    IEnumerable<ProjectTab> Tabs { get; }
}

/// <summary>The tabs as the reader sees them.</summary>
public static class ProjectTabList
{
    private static readonly ProjectTab[] Own =
    [
        new("area", "物业区域信息", 10, null, null),
        new("funds", "共有资金信息", 20, null, null),
        new("homes", "房屋信息", 30, null, null),
        new("facilities", "设施设备信息", 40, null, null),
        new("parking", "车位信息", 50, null, null),
        new("staff", "项目从业人员信息", 60, null, null),
        new("managers", "物业企业", 70, null, null),
        new("branch", "小区党支部", 90, null, null),
    ];

    /// <summary>The manual's tabs and those that contexts bring, without what the reader may not open.</summary>
    public static IReadOnlyList<ProjectTab> Of(IEnumerable<IProjectTabs> sources, IActor actor)
    {
        var brought = sources.SelectMany(source => source.Tabs).ToList();
        return [.. Own.Where(own => brought.TrueForAll(tab => tab.Key != own.Key)).Concat(brought)
            .Where(tab => tab.Permission is null || actor.May(tab.Permission)).OrderBy(tab => tab.Order)];
    }
}
