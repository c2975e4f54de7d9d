using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Web.Languages;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>A field as it is drawn by <c>_Field</c>.</summary>
/// <param name="Id">Id of the control.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Required">Whether it carries the red asterisk (PLT-02).</param>
/// <param name="Help">What stands under it.</param>
/// <param name="Errors">What is wrong with it.</param>
/// <param name="Control">The input itself.</param>
/// <param name="Unit">What stands behind it: m².</param>
/// <param name="Group">Whether it is several boxes under one heading.</param>
/// <param name="Tick">Whether it is one box whose label stands behind it.</param>
/// <param name="Width">CSS class of its column.</param>
public sealed record FieldView(
    string Id, string Label, bool Required, string? Help, IReadOnlyList<string> Errors, IHtmlContent Control, string? Unit, bool Group, bool Tick, string Width);

/// <summary>
/// One field of a form or of a filter bar: label, red asterisk, control, help, error; what was typed is kept. The type follows from the property:
/// text, number, date, datetime-local (Shenzhen's time), select for an enum or with <c>items</c>, checkbox for a bool, file; or say <c>type</c>:
/// textarea, area, radio, checks, password, tel, search.
/// </summary>
/// <param name="generator">Makes the controls.</param>
/// <param name="terms">Words of the enums.</param>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class Field(IHtmlGenerator generator, Terms terms, IHtmlHelper html) : Drawn(html)
{
    /// <summary>The bound property.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>What it is called; the property's display name otherwise.</summary>
    public string? Label { get; set; }

    /// <summary>What stands under it.</summary>
    public string? Help { get; set; }

    /// <summary>Whether it must be filled in. The check itself is the command's validator, the same for REST.</summary>
    public bool Required { get; set; }

    /// <summary>Kind of control when it does not follow from the property.</summary>
    public string? Type { get; set; }

    /// <summary>Choices of a select, of radio or of check boxes.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>Text of the empty choice.</summary>
    public string? Empty { get; set; }

    /// <summary>Greatest length of a text.</summary>
    public int? Max { get; set; }

    /// <summary>Rows of a textarea.</summary>
    public int Rows { get; set; } = 4;

    /// <summary>What stands behind the control.</summary>
    public string? Unit { get; set; }

    /// <summary>An example inside the empty control.</summary>
    public string? Placeholder { get; set; }

    /// <summary>Whether it takes the whole line.</summary>
    public bool Wide { get; set; }

    /// <summary>Whether it can only be read.</summary>
    public bool Readonly { get; set; }

    /// <summary>Whether several files may be chosen.</summary>
    public bool Multiple { get; set; }

    /// <summary>Kinds of file: <c>.pdf,.jpg</c>.</summary>
    public string? Accept { get; set; }

    /// <summary>Autocomplete token, as <c>one-time-code</c>.</summary>
    public string? Autocomplete { get; set; }

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var filter = context.Items.ContainsKey(typeof(FilterBar));
        var kind = Type ?? (Items is null ? KindOf(For.ModelExplorer.ModelType) : "select");
        var label = Label ?? For.Metadata.DisplayName ?? For.Metadata.Name ?? "";
        var errors = ErrorsOf(Name);
        if (context.Items.TryGetValue(typeof(EditFormParts), out var form) && form is EditFormParts parts) parts.Add(Name, label, kind);

        var width = (filter, Wide || kind is "textarea" or "file" or "checks") switch { (true, _) => "col-sm-6 col-lg-3", (_, true) => "col-12", _ => "col-md-6" };
        await DrawAsync(output, "_Field", new FieldView(
            Id, label, Required, Help, errors, Control(kind, filter, Attributes(errors)), kind == "area" ? Unit ?? "m²" : Unit, kind is "radio" or "checks", kind == "checkbox", width));
    }

    private static string KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return "select";
        if (type == typeof(bool)) return "checkbox";
        if (type == typeof(DateOnly)) return "date";
        if (type == typeof(TimeOnly)) return "time";
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset)) return "datetime-local";
        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal)) return "number";
        if (typeof(IFormFile).IsAssignableFrom(type) || typeof(IEnumerable<IFormFile>).IsAssignableFrom(type)) return "file";
        return "text";
    }

    private IReadOnlyList<string> ErrorsOf(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) ? [.. entry.Errors.Select(error => error.ErrorMessage)] : [];

    private Dictionary<string, object?> Attributes(IReadOnlyList<string> errors)
    {
        var attributes = new Dictionary<string, object?>();
        var described = string.Join(' ', new[] { errors.Count > 0 ? $"{Id}-error" : null, Help is null ? null : $"{Id}-help" }.OfType<string>());
        if (described.Length > 0) attributes["aria-describedby"] = described;
        if (errors.Count > 0) attributes["aria-invalid"] = "true";
        if (Required) attributes["aria-required"] = "true";
        if (Max is { } max) attributes["maxlength"] = max;
        if (Placeholder is not null) attributes["placeholder"] = Placeholder;
        if (Readonly) attributes["readonly"] = "readonly";
        if (Autocomplete is not null) attributes["autocomplete"] = Autocomplete;
        return attributes;
    }

    private IHtmlContent Control(string kind, bool filter, Dictionary<string, object?> attributes)
    {
        var invalid = attributes.ContainsKey("aria-invalid") ? " is-invalid" : "";
        switch (kind)
        {
            case "select":
                attributes["class"] = "form-select" + invalid;
                var chosen = generator.GetCurrentValues(ViewContext, For.ModelExplorer, For.Name, Multiple);
                return generator.GenerateSelect(ViewContext, For.ModelExplorer, Empty ?? (filter ? "全部" : "请选择"), For.Name, Choices(), chosen, Multiple, attributes);
            case "radio" or "checks":
                return Boxes(kind == "radio" ? "radio" : "checkbox");
            case "checkbox":
                return Tick(filter, attributes, invalid);
            case "textarea":
                attributes["class"] = "form-control" + invalid;
                return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);
            case "file":
                attributes["class"] = "form-control" + invalid;
                attributes["type"] = "file";
                if (Accept is not null) attributes["accept"] = Accept;
                if (Multiple) attributes["multiple"] = "multiple";
                return generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, value: "", format: null, attributes);
            case "password":
                attributes["class"] = "form-control" + invalid;
                return generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, attributes);
            default:
                attributes["class"] = "form-control" + invalid;
                // A number stays a text box, so that what cannot be read as one comes back with its error instead of vanishing.
                attributes["type"] = kind is "number" or "area" ? "text" : kind;
                if (kind is "number" or "area") attributes["inputmode"] = "decimal";
                return generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, Shown(kind), format: null, attributes);
        }
    }

    private IEnumerable<SelectListItem> Choices() => Items ?? (EnumType() is { } type ? terms.Options(type) : []);

    private Type? EnumType()
    {
        var type = For.ModelExplorer.ModelType;
        if (type.IsGenericType && type.GetGenericArguments() is [var element]) type = element;
        return type.IsEnum ? type : null;
    }

    private string? Shown(string kind) => For.Model switch
    {
        null => null,
        DateTimeOffset instant => ChinaTime.OnTheWall(instant).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        DateTime wall => wall.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        decimal number => number.ToString(kind == "area" ? "0.00" : "0.####", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    private IHtmlContent Tick(bool filter, Dictionary<string, object?> attributes, string invalid)
    {
        attributes["class"] = "form-check-input" + invalid;
        var box = generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes);
        return filter ? box : new HtmlContentBuilder().AppendHtml(box).AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name));
    }

    private HtmlContentBuilder Boxes(string type)
    {
        var content = new HtmlContentBuilder();
        var chosen = Chosen();
        var number = 0;
        foreach (var choice in Choices())
        {
            var id = $"{Id}_{number++}";
            var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            box.AddCssClass("form-check-input");
            box.MergeAttributes(new Dictionary<string, string?> { ["type"] = type, ["name"] = Name, ["value"] = choice.Value, ["id"] = id });
            if (chosen.Contains(choice.Value)) box.MergeAttribute("checked", "checked");
            if (choice.Disabled || Readonly) box.MergeAttribute("disabled", "disabled");

            var text = new TagBuilder("span");
            text.AddCssClass("form-check-label");
            text.InnerHtml.Append(choice.Text);

            var label = new TagBuilder("label");
            label.AddCssClass("form-check form-check-inline");
            label.InnerHtml.AppendHtml(box).AppendHtml(text);
            content.AppendHtml(label);
        }

        return content;
    }

    private HashSet<string> Chosen()
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
        {
            return entry.RawValue is string[] typed ? [.. typed] : [entry.AttemptedValue ?? ""];
        }

        return For.Model switch
        {
            null => [],
            string text => [text],
            System.Collections.IEnumerable several => [.. several.Cast<object>().Select(one => Convert.ToString(one, CultureInfo.InvariantCulture) ?? "")],
            bool yes => [yes ? "true" : "false"],
            var one => [Convert.ToString(one, CultureInfo.InvariantCulture) ?? ""],
        };
    }
}
