using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>A button with its second question, drawn by <c>_Confirm</c>.</summary>
/// <param name="Text">What the button says.</param>
/// <param name="Class">CSS class of the button.</param>
/// <param name="Question">What is asked; null posts at once.</param>
/// <param name="Url">Where it posts.</param>
/// <param name="Form">Form on the page that is posted; null for one of its own.</param>
/// <param name="Fields">Fields inside the question, such as an opinion.</param>
/// <param name="Danger">Whether it cannot be undone.</param>
public sealed record ConfirmView(IHtmlContent Text, string Class, string? Question, string Url, string? Form, IHtmlContent Fields, bool Danger);

/// <summary>
/// A button that posts to a page handler after a second question (PLT-07). The question opens in place without JavaScript and as a dialog with it.
/// What stands inside the tag are fields of the question: an opinion, hidden ids.
/// </summary>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("confirm-button")]
public sealed class ConfirmButton(IHtmlHelper html) : Drawn(html)
{
    /// <summary>What the button says.</summary>
    public string Text { get; set; } = "";

    /// <summary>What is asked.</summary>
    public string Question { get; set; } = "";

    /// <summary>Page handler that is posted to.</summary>
    public string? Handler { get; set; }

    /// <summary>Another address to post to, in place of a handler of this page.</summary>
    public string? Action { get; set; }

    /// <summary>Id of a form on the page that is posted; without it the button has a form of its own.</summary>
    public string? Form { get; set; }

    /// <summary>Whether it cannot be undone: red.</summary>
    public bool Danger { get; set; }

    /// <summary>CSS class of the button, when neither the plain nor the red one fits.</summary>
    public string? Class { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        await DrawAsync(output, "_Confirm", new ConfirmView(
            new HtmlContentBuilder().Append(Text),
            Class ?? (Danger ? "btn btn-outline-danger" : "btn btn-primary"),
            Question,
            Action ?? ListAddress.With(Request, (ListAddress.Handler, Handler)),
            Form,
            fields,
            Danger));
    }
}

/// <summary>An action that the reader does not have now, with the reason: <c>&lt;unavailable reason="街道审核通过后才能开始"&gt;开始投票&lt;/unavailable&gt;</c>.</summary>
[HtmlTargetElement("unavailable")]
public sealed class Unavailable : TagHelper
{
    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "unavailable");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml("<button type=\"button\" class=\"btn\" disabled>").AppendHtml(text)
            .AppendHtml("</button><small class=\"text-secondary\">").Append(Reason).AppendHtml("</small>"));
    }
}
