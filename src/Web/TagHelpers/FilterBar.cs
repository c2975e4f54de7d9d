using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PropertyPlatform.Web.Screens;

namespace PropertyPlatform.Web.TagHelpers;

/// <summary>A filter bar as it is drawn by <c>_FilterBar</c>.</summary>
/// <param name="Path">Where the list is, and where 重置 leads with what is kept.</param>
/// <param name="ResetUrl">The list without filters.</param>
/// <param name="Kept">Query values that a search carries along.</param>
/// <param name="Fields">The fields.</param>
public sealed record FilterBarView(string Path, string ResetUrl, IReadOnlyList<(string Key, string Value)> Kept, IHtmlContent Fields);

/// <summary>The search form above a list (PLT-06): 搜索 puts the filters into the address, 重置 empties them all. Inside stand <c>field</c>s.</summary>
/// <param name="html">Draws the partial view.</param>
[HtmlTargetElement("filter-bar")]
public sealed class FilterBar(IHtmlHelper html) : Drawn(html)
{
    /// <summary>Query keys, apart by commas, that are no filters and stay: <c>tab</c>.</summary>
    public string? Keep { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(FilterBar)] = this;
        var fields = await output.GetChildContentAsync();
        var own = Keep?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var path = ListAddress.Path(Request);
        var reset = path + QueryString.Create(Values(own).Select(kept => KeyValuePair.Create<string, string?>(kept.Key, kept.Value)));

        await DrawAsync(output, "_FilterBar", new FilterBarView(path, reset, [.. Values([.. own, ListAddress.Size, ListAddress.Sort, ListAddress.Descending])], fields));
    }

    private IEnumerable<(string Key, string Value)> Values(IEnumerable<string> keys) =>
        keys.Select(key => (key, Value: Request.Query[key].ToString())).Where(kept => kept.Value.Length > 0);
}
