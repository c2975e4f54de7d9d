using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>A tag whose markup stands in a partial view of <c>Pages/Shared/Screens</c>, where a designer finds it.</summary>
/// <param name="html">Draws partial views.</param>
public abstract class Drawn(IHtmlHelper html) : TagHelper
{
    /// <summary>The view that the tag stands in.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The request behind the view.</summary>
    protected HttpRequest Request => ViewContext.HttpContext.Request;

    /// <summary>Replaces the tag by the partial view.</summary>
    protected async Task DrawAsync(TagHelperOutput output, string view, object model)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(await PartialAsync(view, model));
    }

    /// <summary>The markup of a partial view.</summary>
    protected Task<IHtmlContent> PartialAsync(string view, object model)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        return html.PartialAsync($"~/Pages/Shared/Screens/{view}.cshtml", model, new ViewDataDictionary(ViewContext.ViewData) { Model = null });
    }
}
