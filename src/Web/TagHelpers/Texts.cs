using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>A state as a badge: its word comes from the terms (<c>value</c>), or is given (<c>text</c>, <c>tone</c>).</summary>
/// <param name="terms">Words of the enums.</param>
[HtmlTargetElement("state-badge", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StateBadge(Terms terms) : TagHelper
{
    /// <summary>The state.</summary>
    public Enum? Value { get; set; }

    /// <summary>A text in place of a state's word.</summary>
    public string? Text { get; set; }

    /// <summary>A look in place of the state's own.</summary>
    public Tone? Tone { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var term = Value is null ? new Term(Text ?? "", Screens.Tone.Neutral) : terms.Of(Value);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge state state-{Name(Tone ?? term.Tone)}");
        output.Content.SetContent(Text ?? term.Text);
    }

    internal static string Name(Tone tone) => tone.ToString().ToLowerInvariant();
}

/// <summary>An instant on Shenzhen's clock: 2026-11-20 09:30; a dash when there is none.</summary>
[HtmlTargetElement("time-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TimeText : TagHelper
{
    /// <summary>The instant.</summary>
    public DateTimeOffset? Value { get; set; }

    /// <summary>Whether the day is enough.</summary>
    public bool DateOnly { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } instant)
        {
            output.TagName = null;
            output.Content.SetContent("—");
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", ChinaTime.OnTheWall(instant).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        output.Content.SetContent(DateOnly ? ChinaTime.Date(instant) : ChinaTime.Text(instant));
    }
}

/// <summary>A floor area: 1,234.50 m².</summary>
[HtmlTargetElement("area-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AreaText : TagHelper
{
    /// <summary>The area.</summary>
    public Area? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "text-nowrap");
        output.Content.SetContent(Value is { } area ? $"{area} m²" : "—");
    }
}

/// <summary>What personal data a text is, for how it is shortened.</summary>
public enum Personal
{
    /// <summary>A name: 王*.</summary>
    Name,

    /// <summary>A mobile number: 138****1234.</summary>
    Phone,

    /// <summary>An identity number: first three and last four.</summary>
    Document,
}

/// <summary>Personal data shortened for the screen (PLT-11). The clear text never reaches the page; <c>reveal</c> leads to a page that writes an audit row.</summary>
[HtmlTargetElement("masked", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Masked : TagHelper
{
    /// <summary>The clear text.</summary>
    public string? Value { get; set; }

    /// <summary>What it is.</summary>
    public Personal Kind { get; set; }

    /// <summary>Where the permitted see it in full; null shows no link.</summary>
    public string? Reveal { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "masked");
        output.Content.SetContent(Value is { Length: > 0 } text ? Shortened(text) : "—");
        if (Reveal is null) return;

        var link = new TagBuilder("a");
        link.AddCssClass("ms-2 small");
        link.MergeAttribute("href", Reveal);
        link.InnerHtml.Append("查看完整信息");
        output.Content.AppendHtml(link);
    }

    private string Shortened(string text) => Kind switch
    {
        Personal.Phone => Masking.Phone(text),
        Personal.Document => Masking.Document(text),
        _ => Masking.Name(text),
    };
}

/// <summary>A label and a value of a detail page; an empty value is a dash.</summary>
[HtmlTargetElement("fact")]
public sealed class Fact : TagHelper
{
    /// <summary>What it is called.</summary>
    public string Label { get; set; } = "";

    /// <summary>Whether it takes the whole line.</summary>
    public bool Wide { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var value = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Wide ? "datagrid-item datagrid-wide" : "datagrid-item");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml("<dt class=\"datagrid-title\">").Append(Label).AppendHtml("</dt><dd class=\"datagrid-content\">")
            .AppendHtml(value.IsEmptyOrWhiteSpace ? new HtmlString("—") : value).AppendHtml("</dd>"));
    }
}

/// <summary>Labels and values of a detail page, in columns; with a title it is a card.</summary>
[HtmlTargetElement("facts")]
public sealed class Facts : TagHelper
{
    /// <summary>Title of the card; without it the facts stand bare.</summary>
    public string? Title { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var facts = await output.GetChildContentAsync();
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "datagrid mb-0");
        output.Content.SetHtmlContent(facts);
        if (Title is null) return;

        output.PreElement.AppendHtml("<section class=\"card mb-3\"><div class=\"card-header\"><h2 class=\"card-title\">").Append(Title).AppendHtml("</h2></div><div class=\"card-body\">");
        output.PostElement.AppendHtml("</div></section>");
    }
}
