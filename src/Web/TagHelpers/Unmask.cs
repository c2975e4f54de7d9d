using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>查看完整信息 of one person: asks for the reason and posts to the page's handler <c>Unmask</c> (PLT-11).</summary>
/// <param name="html">Draws the partial view.</param>
/// <param name="actor">Whoever may not look sees no button.</param>
[HtmlTargetElement("unmask", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Unmask(IHtmlHelper html, IActor actor) : Drawn(html)
{
    /// <summary>Whose data.</summary>
    public Guid Subject { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (actor.May(Permissions.UnmaskData)) await DrawAsync(output, "_Unmask", new UnmaskView(Subject, ListAddress.With(Request, (ListAddress.Handler, "Unmask"))));
        else output.SuppressOutput();
    }
}

/// <summary>The question before data is shown in clear.</summary>
/// <param name="Subject">Whose data.</param>
/// <param name="Url">Where it posts.</param>
public sealed record UnmaskView(Guid Subject, string Url);
