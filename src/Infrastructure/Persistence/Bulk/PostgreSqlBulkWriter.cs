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
        var types = columns.Select(column => TypeOf(column.Type)).ToArray();
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} ({names}) FROM STDIN (FORMAT BINARY)", ct);
        var written = 0L;
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            for (var i = 0; i < types.Length; i++)
            {
                if (row[i] is { } value) await copy.WriteAsync(value, types[i], ct);
                else await copy.WriteNullAsync(ct);
            }

            written++;
        }

        await copy.CompleteAsync(ct);
        return written;
    }

    private static NpgsqlDbType TypeOf(Type type) => type switch
    {
        _ when type == typeof(Guid) => NpgsqlDbType.Uuid,
        _ when type == typeof(string) => NpgsqlDbType.Text,
        _ when type == typeof(long) => NpgsqlDbType.Bigint,
        _ when type == typeof(int) => NpgsqlDbType.Integer,
        _ when type == typeof(short) => NpgsqlDbType.Smallint,
        _ when type == typeof(bool) => NpgsqlDbType.Boolean,
        _ when type == typeof(DateTimeOffset) => NpgsqlDbType.TimestampTz,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No column type for it."),
    };
}
