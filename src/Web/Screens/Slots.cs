using Microsoft.AspNetCore.Mvc.ViewComponents;

namespace PropertyPlatform.Web.Screens;

/// <summary>Places of the shell that contexts fill with a view component of theirs.</summary>
public enum Slot
{
    /// <summary>Right of the top bar: counts such as 待办 and 消息; draw them with the partial <c>_TopBarCount</c>.</summary>
    TopBar,

    /// <summary>In the menu under the reader's name: 切换身份 and the like.</summary>
    UserMenu,

    /// <summary>Above the page: warnings that concern everybody.</summary>
    Banner,

    /// <summary>Home page: the role's own figures, as <c>div.col-…</c>.</summary>
    HomeFigures,

    /// <summary>Home page, wide column: to-dos.</summary>
    HomeMain,

    /// <summary>Home page, below the to-dos: deadlines, notices.</summary>
    HomeSide,
}

/// <summary>Puts a view component into a place of the shell. The component decides itself whether it has something to show to the reader.</summary>
/// <param name="slot">The place.</param>
/// <param name="order">Place within the place.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FillsAttribute(Slot slot, int order = 0) : Attribute
{
    /// <summary>The place.</summary>
    public Slot Slot { get; } = slot;

    /// <summary>Place within the place.</summary>
    public int Order { get; } = order;
}

/// <summary>Which view components fill which place.</summary>
/// <param name="components">All view components of the application.</param>
public sealed class Slots(IViewComponentDescriptorCollectionProvider components)
{
    private readonly ILookup<Slot, string> _byPlace = components.ViewComponents.Items
        .Select(component => (component.FullName, Fills: component.TypeInfo.GetCustomAttributes(typeof(FillsAttribute), inherit: false).OfType<FillsAttribute>().FirstOrDefault()))
        .Where(component => component.Fills is not null)
        .OrderBy(component => component.Fills?.Order)
        .ToLookup(component => component.Fills?.Slot ?? default, component => component.FullName);

    /// <summary>Full names of the components of a place, in order.</summary>
    public IEnumerable<string> Of(Slot slot) => _byPlace[slot];
}

/// <summary>A count at the right of the top bar; drawn by the partial <c>_TopBarCount</c>.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Icon">Tabler icon, without <c>ti-</c>.</param>
/// <param name="Count">How many; 0 shows no number, above 99 shows 99+.</param>
public sealed record TopBarCount(string Title, string Url, string Icon, int Count)
{
    /// <summary>From here on the exact number makes no difference.</summary>
    public const int Most = 100;

    /// <summary>How the number reads.</summary>
    public string Text => Count >= Most ? "99+" : Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
