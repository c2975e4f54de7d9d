namespace PropertyPlatform.Infrastructure.Persistence.Bulk;

/// <summary>Writes thousands of rows past the change tracker, in the command's own transaction.</summary>
internal interface IBulkWriter
{
    /// <summary>Appends the rows to a table.</summary>
    /// <param name="table">Schema and table, as in <c>ballots.voting_units</c>.</param>
    /// <param name="columns">Names and types of the columns, in the order of the values.</param>
    /// <param name="rows">Values a row; null stands for SQL NULL.</param>
    /// <param name="ct">Stops the copy; nothing of it stays.</param>
    /// <returns>Rows written.</returns>
    Task<long> WriteAsync(string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken ct);
}

/// <summary>A column of a bulk write.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Type">Type of its values: Guid, string, long, int, short, bool or DateTimeOffset.</param>
internal sealed record BulkColumn(string Name, Type Type);
