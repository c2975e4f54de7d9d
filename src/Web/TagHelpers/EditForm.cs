using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>What the fields of a form tell the form.</summary>
internal sealed class EditFormParts
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.OrdinalIgnoreCase);

    public bool HasFiles { get; private set; }

    public void Add(string name, string label, string kind)
    {
        _labels.TryAdd(name, label);
        HasFiles |= kind == "file";
    }

    public string? Label(string name) => _labels.GetValueOrDefault(name);
}

/// <summary>One line of the summary above a refused form.</summary>
/// <param name="Id">Control it leads to; null when it speaks of the whole.</param>
/// <param name="Label">The field's name.</param>
/// <param name="Text">What is wrong.</param>
public sealed record TopError(string? Id, string? Label, string Text);

/// <summary>The summary above a refused form, drawn by <c>_ValidationTop</c>.</summary>
/// <param name="Errors">What is wrong, the whole first.</param>
/// <param name="ReloadUrl">Where 重新载入 leads when somebody was faster; else null.</param>
public sealed record ValidationTopView(IReadOnlyList<TopError> Errors, string? ReloadUrl)
{
    internal static ValidationTopView Of(ViewContext view, Func<string, string?> label) => new(
        [.. view.ModelState.SelectMany(entry => (entry.Value?.Errors ?? []).Select(error => Line(entry.Key, error.ErrorMessage, label))).OrderBy(error => error.Id is not null)],
        view.ViewData[Refusals.Reload] as string);

    private static TopError Line(string key, string text, Func<string, string?> label) =>
        label(key) is { } name ? new TopError(TagBuilder.CreateSanitizedId(key, "_"), name, text) : new TopError(null, null, text);
}

/// <summary>
/// A form that is posted: antiforgery token, the version that was read, errors at the top with links to their fields, and a warning before leaving what is not saved.
/// Nothing is checked by the browser; the command's validator answers with all errors at once.
/// </summary>
/// <param name="generator">Makes the token and the version field.</param>
/// <param name="html">Draws the summary.</param>
[HtmlTargetElement("edit-form")]
public sealed class EditForm(IHtmlGenerator generator, IHtmlHelper html) : Drawn(html)
{
    /// <summary>Page handler that a plain submit posts to; none for <c>OnPost</c>.</summary>
    public string? Handler { get; set; }

    /// <summary>The version the reader saw; bound as <c>long Version</c>.</summary>
    public ModelExpression? Version { get; set; }

    /// <summary>Id, so that buttons elsewhere can submit it.</summary>
    public string Id { get; set; } = "edit";

    /// <summary>Whether leaving with changes warns.</summary>
    public bool Guard { get; set; } = true;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new EditFormParts();
        context.Items[typeof(EditFormParts)] = parts;
        var fields = await output.GetChildContentAsync();

        output.TagName = "form";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", ListAddress.With(Request, (ListAddress.Handler, Handler)));
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        if (parts.HasFiles) output.Attributes.SetAttribute("enctype", "multipart/form-data");
        if (Guard) output.Attributes.SetAttribute("data-guard", "有尚未保存的内容，确定离开吗？");

        output.Content.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        if (Version is not null) output.Content.AppendHtml(generator.GenerateHidden(ViewContext, Version.ModelExplorer, Version.Name, Version.Model, useViewData: false, htmlAttributes: null));
        output.Content.AppendHtml(await PartialAsync("_ValidationTop", ValidationTopView.Of(ViewContext, parts.Label)));
        output.Content.AppendHtml(fields);
    }
}

/// <summary>The errors of a page that has no <c>edit-form</c>: refusals of its action buttons.</summary>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("validation-top", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ValidationTop(IHtmlHelper html) : Drawn(html)
{
    /// <inheritdoc/>
    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        DrawAsync(output, "_ValidationTop", ValidationTopView.Of(ViewContext, _ => null));
}

/// <summary>A card of a form: a title, a word of help, fields in two columns.</summary>
[HtmlTargetElement("form-section")]
public sealed class FormSection : TagHelper
{
    /// <summary>Its title.</summary>
    public string Title { get; set; } = "";

    /// <summary>What stands under the title.</summary>
    public string? Help { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "card mb-3");
        output.Content.SetHtmlContent(new HtmlContentBuilder()
            .AppendHtml("<div class=\"card-header\"><div><h2 class=\"card-title\">").Append(Title).AppendHtml("</h2>")
            .AppendHtml(Help is null ? HtmlString.Empty : new HtmlContentBuilder().AppendHtml("<div class=\"card-subtitle mt-1\">").Append(Help).AppendHtml("</div>"))
            .AppendHtml("</div></div><div class=\"card-body\"><div class=\"row\">").AppendHtml(fields).AppendHtml("</div></div>"));
    }
}

/// <summary>The buttons at the end of a form; they stay in sight while a long form is scrolled.</summary>
[HtmlTargetElement("form-actions")]
public sealed class FormActions : TagHelper
{
    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "form-actions btn-list justify-content-end");
    }
}
