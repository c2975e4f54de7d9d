using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Web.Languages;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>The word for the value of an enum, as plain text.</summary>
/// <param name="terms">Words of the enums.</param>
[HtmlTargetElement("term-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TermText(Terms terms) : TagHelper
{
    /// <summary>The value.</summary>
    public Enum? Value { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetContent(Value is null ? "—" : terms.Of(Value).Text);
    }
}
