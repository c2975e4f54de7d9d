using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>What the tags inside a list tell the list.</summary>
internal sealed class DataListParts(bool bulk)
{
    /// <summary>Form that the check boxes of the rows belong to; it stands outside the table, so rows may hold forms of their own.</summary>
    public const string BulkForm = "bulk";

    public bool Bulk { get; } = bulk;

    public List<DataListColumn> Columns { get; } = [];

    public IHtmlContent? Empty { get; set; }

    public HtmlContentBuilder BulkActions { get; } = new();

    public static DataListParts Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(DataListParts), out var parts) && parts is DataListParts found
            ? found
            : throw new InvalidOperationException("This tag belongs inside <data-list>.");
}

/// <summary>A column of a list as it is drawn.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Class">CSS class of the head.</param>
/// <param name="Sort">Sort key; null when it cannot be sorted by.</param>
/// <param name="Direction">Value of aria-sort: none, ascending, descending.</param>
/// <param name="Url">Where a click on the head leads.</param>
public sealed record DataListColumn(IHtmlContent Title, string? Class, string? Sort, string Direction, string? Url);

/// <summary>A list as it is drawn by <c>_DataList</c>.</summary>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">The rows, as the page wrote them.</param>
/// <param name="Count">How many rows the whole list has, as it reads; null shows no count.</param>
/// <param name="Caption">Says to a screen reader what the table holds.</param>
/// <param name="ExportUrl">Where 导出 Excel leads; null when there is none.</param>
/// <param name="BulkUrl">Where the form of the bulk selection posts; null when there is none.</param>
/// <param name="BulkActions">Buttons of the bulk selection.</param>
/// <param name="Empty">What stands instead of the table when there is no row; null when there are rows.</param>
/// <param name="Pager">Page links; null when the list has one page only.</param>
public sealed record DataListView(
    IReadOnlyList<DataListColumn> Columns,
    IHtmlContent Rows,
    string? Count,
    string Caption,
    string? ExportUrl,
    string? BulkUrl,
    IHtmlContent BulkActions,
    IHtmlContent? Empty,
    PagerView? Pager);

/// <summary>
/// The one list of the platform: count, sortable heads, rows, 导出 Excel, bulk selection, page size, pager, and a word of advice when it is empty.
/// Inside stand <c>column</c>s, the page's own <c>tr</c>s, and optionally <c>list-empty</c> and <c>bulk-action</c>s.
/// </summary>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("data-list")]
public sealed class DataList(IHtmlHelper html) : Drawn(html)
{
    /// <summary>The page of the list; null for a short list without pages.</summary>
    public IPaged? Of { get; set; }

    /// <summary>Number of rows of a list without pages.</summary>
    public int? Count { get; set; }

    /// <summary>Says to a screen reader what the table holds; the page's title otherwise.</summary>
    public string? Caption { get; set; }

    /// <summary>Page handler that answers with the sheet of all rows that the filters leave; null for none.</summary>
    public string? Export { get; set; }

    /// <summary>Whether rows can be selected: put a <c>select-cell</c> first into each row.</summary>
    public bool Bulk { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new DataListParts(Bulk);
        context.Items[typeof(DataListParts)] = parts;
        var rows = await output.GetChildContentAsync();

        var shown = Of?.Count ?? Count;
        await DrawAsync(output, "_DataList", new DataListView(
            parts.Columns,
            rows,
            Of?.TotalText ?? Count?.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
            Caption ?? ViewContext.ViewData["Title"] as string ?? "",
            Export is null || shown == 0 ? null : ListAddress.With(Request, (ListAddress.Number, null), (ListAddress.Handler, Export)),
            Bulk && shown > 0 ? ListAddress.With(Request) : null,
            parts.BulkActions,
            shown == 0 ? parts.Empty ?? await PartialAsync("_EmptyState", EmptyStateView.NothingFound) : null,
            Of is null ? null : PagerView.Of(Of, Request)));
    }
}

/// <summary>The head of a column. The sort key is the query's own name for it.</summary>
[HtmlTargetElement("column", ParentTag = "data-list")]
public sealed class Column : TagHelper
{
    /// <summary>Sort key; null when it cannot be sorted by.</summary>
    public string? Sort { get; set; }

    /// <summary>Whether it holds numbers, which are aligned to the right.</summary>
    public bool Number { get; set; }

    /// <summary>The view that the tag stands in.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var asked = PageBinder.Read(request.Query);
        var current = Sort is not null && asked.Sort == Sort;
        var turn = current && !asked.Descending;
        DataListParts.Of(context).Columns.Add(new DataListColumn(
            new HtmlString((await output.GetChildContentAsync()).GetContent()),
            Number ? "text-end" : null,
            Sort,
            (current, asked.Descending) switch { (false, _) => "none", (true, true) => "descending", _ => "ascending" },
            Sort is null ? null : ListAddress.With(request, (ListAddress.Sort, Sort), (ListAddress.Descending, turn ? "true" : null), (ListAddress.Number, null))));
        output.SuppressOutput();
    }
}

/// <summary>What an empty list says instead of 没有符合条件的记录: put an <c>empty-state</c> inside that tells what to do next.</summary>
[HtmlTargetElement("list-empty", ParentTag = "data-list")]
public sealed class ListEmpty : TagHelper
{
    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        DataListParts.Of(context).Empty = new HtmlString((await output.GetChildContentAsync()).GetContent());
        output.SuppressOutput();
    }
}

/// <summary>The first cell of a row that can be selected; the ids arrive in the handler's parameter <c>selected</c>.</summary>
[HtmlTargetElement("select-cell", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectCell : TagHelper
{
    /// <summary>The row's id.</summary>
    public Guid Value { get; set; }

    /// <summary>What the row is called.</summary>
    public string Label { get; set; } = "";

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.AddCssClass("form-check-input m-0");
        box.MergeAttributes(new Dictionary<string, string?>
        {
            ["type"] = "checkbox",
            ["name"] = "selected",
            ["value"] = Value.ToString(),
            ["form"] = DataListParts.BulkForm,
            ["aria-label"] = $"选择 {Label}",
            ["autocomplete"] = "off",
        });
        output.TagName = "td";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(box);
    }
}

/// <summary>A button for the selected rows. What cannot be undone asks with <c>confirm</c>.</summary>
/// <param name="html">Draws the confirmation.</param>
[HtmlTargetElement("bulk-action", ParentTag = "data-list")]
public sealed class BulkAction(IHtmlHelper html) : Drawn(html)
{
    /// <summary>Page handler that is posted to.</summary>
    public string Handler { get; set; } = "";

    /// <summary>What is asked before; null for nothing.</summary>
    public string? Confirm { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = (await output.GetChildContentAsync()).GetContent();
        var view = new ConfirmView(new HtmlString(text), "btn btn-sm", Confirm, ListAddress.With(Request, (ListAddress.Handler, Handler)), DataListParts.BulkForm, HtmlString.Empty, Danger: false);
        DataListParts.Of(context).BulkActions.AppendHtml(await PartialAsync("_Confirm", view));
        output.SuppressOutput();
    }
}

/// <summary>The pager as it is drawn by <c>_Pager</c>.</summary>
/// <param name="Number">This page, from 1.</param>
/// <param name="Last">The last page; null when the list is longer than was counted.</param>
/// <param name="Size">Rows a page.</param>
/// <param name="HasNext">Whether a page follows.</param>
/// <param name="Request">Where the reader is.</param>
public sealed record PagerView(int Number, int? Last, int Size, bool HasNext, HttpRequest Request)
{
    /// <summary>The page sizes offered.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [10, 20, 50, 100, 200];

    /// <summary>The pages linked to: the first, the last, and two on either side of this one. A gap is 0.</summary>
    public IEnumerable<int> Links
    {
        get
        {
            var end = Last ?? (HasNext ? Number + 1 : Number);
            var near = Enumerable.Range(Number - 2, 5).Append(1).Append(end).Where(page => page >= 1 && page <= end).Distinct().Order();
            var before = 0;
            foreach (var page in near)
            {
                if (page > before + 1) yield return 0;
                yield return before = page;
            }

            if (Last is null && HasNext) yield return 0;
        }
    }

    /// <summary>The address of a page.</summary>
    public string Url(int page) => ListAddress.With(Request, (ListAddress.Number, page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>The pager of a list.</summary>
    public static PagerView Of(IPaged list, HttpRequest request)
    {
        var (number, size) = (list.Page.SafeNumber, list.Page.SafeSize);
        int? last = list.MoreThanCounted ? null : Math.Max(1, (list.Total + size - 1) / size);
        return new PagerView(number, last, size, last is { } end ? number < end : list.Count == size, request);
    }
}
