using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Web.Screens;
using QRCoder;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>The head of a detail page, drawn by <c>_SummaryStrip</c>.</summary>
/// <param name="Title">What the thing is called.</param>
/// <param name="Number">Its business number (PLT-08).</param>
/// <param name="State">Its state.</param>
/// <param name="Facts">The few facts that identify it.</param>
public sealed record SummaryStripView(string Title, string? Number, Enum? State, IHtmlContent Facts);

/// <summary>The head of a detail page: title, state, business number, and the few facts that identify it.</summary>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("summary-strip")]
public sealed class SummaryStrip(IHtmlHelper html) : Drawn(html)
{
    /// <summary>What the thing is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>Its business number (PLT-08).</summary>
    public string? Number { get; set; }

    /// <summary>Its state.</summary>
    public Enum? State { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await DrawAsync(output, "_SummaryStrip", new SummaryStripView(Title, Number, State, await output.GetChildContentAsync()));
}

/// <summary>What an empty place says, drawn by <c>_EmptyState</c>.</summary>
/// <param name="Title">That there is nothing.</param>
/// <param name="Hint">What to do next.</param>
/// <param name="Icon">Tabler icon, without <c>ti-</c>.</param>
/// <param name="Actions">Buttons.</param>
public sealed record EmptyStateView(string Title, string? Hint, string Icon, IHtmlContent Actions)
{
    /// <summary>Whether there is a button.</summary>
    public bool HasActions => Actions is TagHelperContent { IsEmptyOrWhiteSpace: false };

    /// <summary>What a list says by itself.</summary>
    public static EmptyStateView NothingFound { get; } = new("没有符合条件的记录", "请调整搜索条件，或点击“重置”查看全部。", "list-search", HtmlString.Empty);
}

/// <summary>What an empty place says: that there is nothing, and what to do next. Buttons stand inside.</summary>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("empty-state")]
public sealed class EmptyState(IHtmlHelper html) : Drawn(html)
{
    /// <summary>That there is nothing.</summary>
    public string Title { get; set; } = "暂无数据";

    /// <summary>What to do next.</summary>
    public string? Hint { get; set; }

    /// <summary>Tabler icon, without <c>ti-</c>.</summary>
    public string Icon { get; set; } = "inbox";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        await DrawAsync(output, "_EmptyState", new EmptyStateView(Title, Hint, Icon, await output.GetChildContentAsync()));
}

/// <summary>Tabs of a detail page. A tab is an address (<c>?tab=houses</c>), so it can be linked to and works without JavaScript; only the open one is loaded.</summary>
[HtmlTargetElement("tab-strip")]
public sealed class TabStrip : TagHelper
{
    /// <summary>The open tab, from <c>this.Tab(...)</c>.</summary>
    public string Active { get; set; } = "";

    /// <inheritdoc/>
    public override void Init(TagHelperContext context) => context.Items[typeof(TabStrip)] = this;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "nav nav-tabs mb-3");
    }
}

/// <summary>One tab.</summary>
[HtmlTargetElement("tab", ParentTag = "tab-strip")]
public sealed class Tab : TagHelper
{
    /// <summary>Its name in the address.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many things it holds; null shows no number.</summary>
    public int? Count { get; set; }

    /// <summary>The view that the tag stands in.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var title = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        var link = new TagBuilder("a");
        link.AddCssClass("nav-link");
        link.MergeAttribute("href", ListAddress.Path(request) + QueryString.Create("tab", Name));
        link.InnerHtml.AppendHtml(title);
        if (context.Items[typeof(TabStrip)] is TabStrip strip && strip.Active == Name)
        {
            link.AddCssClass("active");
            link.MergeAttribute("aria-current", "page");
        }

        if (Count is { } count)
        {
            var number = new TagBuilder("span");
            number.AddCssClass("badge state state-neutral ms-2");
            number.InnerHtml.Append(count.ToString("N0", CultureInfo.InvariantCulture));
            link.InnerHtml.AppendHtml(number);
        }

        output.TagName = "li";
        output.Attributes.SetAttribute("class", "nav-item");
        output.Content.SetHtmlContent(link);
    }
}

/// <summary>Draws the view components that fill a place of the shell.</summary>
/// <param name="slots">Who fills what.</param>
/// <param name="components">Draws view components.</param>
[HtmlTargetElement("shell-slot", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ShellSlot(Slots slots, IViewComponentHelper components) : TagHelper
{
    /// <summary>The place.</summary>
    public Slot Name { get; set; }

    /// <summary>The view that the tag stands in.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)components).Contextualize(ViewContext);
        output.TagName = null;
        foreach (var component in slots.Of(Name))
        {
            output.Content.AppendHtml(await components.InvokeAsync(component));
        }
    }
}

/// <summary>A QR code as SVG, for the verification of printed documents and links to H5.</summary>
[HtmlTargetElement("qr-code", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrCode : TagHelper
{
    /// <summary>What it says, usually an address.</summary>
    public string Text { get; set; } = "";

    /// <summary>What a reader without a camera is told.</summary>
    public string Label { get; set; } = "二维码";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var codes = new QRCodeGenerator();
        using var code = codes.CreateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qr-code");
        output.Attributes.SetAttribute("viewBox", $"0 0 {code.ModuleMatrix.Count} {code.ModuleMatrix.Count}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.SetHtmlContent($"<path fill=\"#000\" d=\"{Squares(code)}\"/>");
    }

    private static string Squares(QRCodeData code)
    {
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
            {
                if (code.ModuleMatrix[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }

        return path.ToString();
    }
}
