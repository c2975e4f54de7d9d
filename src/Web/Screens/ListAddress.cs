using Microsoft.AspNetCore.Http.Extensions;

namespace PropertyPlatform.Web.Screens;

/// <summary>The address of a list: it holds the filters, the sort and the page, so that a list can be bookmarked, sent on and gone back to.</summary>
public static class ListAddress
{
    /// <summary>Query key of the page number.</summary>
    public const string Number = "p";

    /// <summary>Query key of the rows a page.</summary>
    public const string Size = "size";

    /// <summary>Query key of the column sorted by.</summary>
    public const string Sort = "sort";

    /// <summary>Query key of the turned-round sort; <c>true</c> or absent.</summary>
    public const string Descending = "desc";

    /// <summary>Query key of the page handler.</summary>
    public const string Handler = "handler";

    /// <summary>Where the reader is, with some query values replaced; a null value leaves the key out, as does an empty one. The handler never stays.</summary>
    public static string With(HttpRequest request, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        var query = new QueryBuilder();
        foreach (var (key, values) in request.Query)
        {
            if (Mentions(changes, key) || key == Handler) continue;
            foreach (var value in values)
            {
                if (!string.IsNullOrEmpty(value)) query.Add(key, value);
            }
        }

        foreach (var (key, value) in changes)
        {
            if (!string.IsNullOrEmpty(value)) query.Add(key, value);
        }

        return Path(request) + query;
    }

    /// <summary>Where the reader is, without any query.</summary>
    public static string Path(HttpRequest request) => request.PathBase.Add(request.Path).ToUriComponent();

    private static bool Mentions(ReadOnlySpan<(string Key, string? Value)> changes, string key)
    {
        foreach (var change in changes)
        {
            if (change.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
