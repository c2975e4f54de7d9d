using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace PropertyPlatform.Infrastructure.Persistence.Bulk;

/// <summary>Binary COPY.</summary>
internal sealed class PostgreSqlBulkWriter(AppDbContext db) : IBulkWriter
{
    private const int ManyRows = 1_000;

    public async Task<long> WriteAsync(string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) await db.Database.BeginTransactionAsync(ct);

        var written = await CopyAsync((NpgsqlConnection)db.Database.GetDbConnection(), table, columns, rows, ct);
        if (written >= ManyRows && written >= await ExpectedAsync(table, ct))
        {
            var analyze = $"ANALYZE {table}";
            await db.Database.ExecuteSqlRawAsync(analyze, ct);
        }

        return written;
    }

    // Whoever asks after a table doubled would be planned for as if it were empty, and wait for minutes; smaller growth is the server's own care.
    private Task<float> ExpectedAsync(string table, CancellationToken ct) =>
        db.Database.SqlQuery<float>($"SELECT reltuples AS \"Value\" FROM pg_class WHERE oid = CAST({table} AS regclass)").SingleAsync(ct);

    private static async Task<long> CopyAsync(NpgsqlConnection connection, string table, IReadOnlyList<BulkColumn> columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var writers = columns.Select(column => WriterOf(column.Type)).ToArray();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", ct);
        var written = 0L;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            for (var i = 0; i < writers.Length; i++)
            {
                if (row[i] is { } value) await writers[i](copy, value, ct);
                else await copy.WriteNullAsync(ct);
            }

            written++;
        }

        await copy.CompleteAsync(ct);
        return written;
    }

    // With its type known the provider looks up once a column how to write it, not once a value.
    private static Func<NpgsqlBinaryImporter, object, CancellationToken, Task> WriterOf(Type type) => type switch
    {
        _ when type == typeof(Guid) => (copy, value, ct) => copy.WriteAsync((Guid)value, NpgsqlDbType.Uuid, ct),
        _ when type == typeof(string) => (copy, value, ct) => copy.WriteAsync((string)value, NpgsqlDbType.Text, ct),
        _ when type == typeof(long) => (copy, value, ct) => copy.WriteAsync((long)value, NpgsqlDbType.Bigint, ct),
        _ when type == typeof(int) => (copy, value, ct) => copy.WriteAsync((int)value, NpgsqlDbType.Integer, ct),
        _ when type == typeof(short) => (copy, value, ct) => copy.WriteAsync((short)value, NpgsqlDbType.Smallint, ct),
        _ when type == typeof(bool) => (copy, value, ct) => copy.WriteAsync((bool)value, NpgsqlDbType.Boolean, ct),
        _ when type == typeof(DateTimeOffset) => (copy, value, ct) => copy.WriteAsync((DateTimeOffset)value, NpgsqlDbType.TimestampTz, ct),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No column type for it."),
    };
}
