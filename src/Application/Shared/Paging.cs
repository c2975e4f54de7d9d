namespace PropertyPlatform.Application.Shared;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Number">Page, from 1.</param>
/// <param name="Size">Rows a page, 1 to 200.</param>
/// <param name="Sort">Column to sort by, as the list names it; null for the list's own order.</param>
/// <param name="Descending">Whether the sort is turned round.</param>
public sealed record Page(int Number = 1, int Size = 20, string? Sort = null, bool Descending = false)
{
    /// <summary>The largest page that a list gives.</summary>
    public const int MaxSize = 200;

    /// <summary>The number within bounds.</summary>
    public int SafeNumber => Math.Clamp(Number, 1, 100_000);

    /// <summary>The size within bounds.</summary>
    public int SafeSize => Math.Clamp(Size, 1, MaxSize);

    /// <summary>Rows before this page.</summary>
    public int Offset => (SafeNumber - 1) * SafeSize;
}

/// <summary>One page of a list whose rows' type does not matter: what a pager and a count need.</summary>
public interface IPaged
{
    /// <summary>Rows on this page.</summary>
    int Count { get; }

    /// <summary>Rows in the whole list; at most one above what is counted exactly.</summary>
    int Total { get; }

    /// <summary>The page asked for.</summary>
    Page Page { get; }

    /// <summary>Whether the list is longer than was counted.</summary>
    bool MoreThanCounted { get; }

    /// <summary>How the count reads.</summary>
    string TotalText { get; }
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Items">The rows of this page.</param>
/// <param name="Total">Rows in the whole list; at most <see cref="CountLimit"/> + 1, which reads as "more than" (decision 26).</param>
/// <param name="Page">The page asked for.</param>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, Page Page) : IPaged
{
    /// <summary>Up to here a total is exact.</summary>
    public const int CountLimit = 10_000;

    /// <inheritdoc/>
    int IPaged.Count => Items.Count;

    /// <summary>Whether the list is longer than was counted.</summary>
    public bool MoreThanCounted => Total > CountLimit;

    /// <summary>How the count reads: 「10,000+」 when there are more.</summary>
    public string TotalText => MoreThanCounted ? "10,000+" : Total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
