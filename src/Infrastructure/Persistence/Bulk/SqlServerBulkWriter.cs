using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PropertyPlatform.Infrastructure.Persistence.Bulk;

/// <summary>SqlBulkCopy.</summary>
internal sealed class SqlServerBulkWriter(AppDbContext db) : IBulkWriter
{
    private const int RowsAtOnce = 5_000;

    public async Task<long> WriteAsync(string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var transaction = db.Database.CurrentTransaction ?? await db.Database.BeginTransactionAsync(ct);
        using var copy = new SqlBulkCopy((SqlConnection)db.Database.GetDbConnection(), SqlBulkCopyOptions.CheckConstraints, (SqlTransaction)transaction.GetDbTransaction())
        {
            DestinationTableName = table,
        };
        using var batch = new DataTable();
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
            batch.Columns.Add(column.Name, column.Type);
        }

        var written = 0L;
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            batch.Clear();
            foreach (var row in chunk) batch.Rows.Add(Array.ConvertAll(row, value => value ?? DBNull.Value));
            await copy.WriteToServerAsync(batch, ct);
            written += chunk.Length;
        }

        return written;
    }
}
