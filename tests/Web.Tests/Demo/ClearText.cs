using Npgsql;

namespace PropertyPlatform.Web.Tests.Demo;

/// <summary>Looks for numbers of persons in what lies on a disk.</summary>
/// <param name="numbers">Phones and identity numbers.</param>
internal sealed class ClearText(IEnumerable<string> numbers)
{
    private const int Shortest = 11;
    private const int Longest = 18;

    private readonly HashSet<string> _numbers = [.. numbers];

    /// <summary>Names every table of which a copy shows one of the numbers.</summary>
    public Task<IReadOnlyList<string>> InTablesAsync(string connectionString, CancellationToken ct) => InTablesAsync(connectionString, Holds, ct);

    /// <summary>Names every table of which a copy shows what is looked for.</summary>
    public static async Task<IReadOnlyList<string>> InTablesAsync(string connectionString, Func<string, bool> holds, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        var tables = new List<string>();
        await using (var command = new NpgsqlCommand("SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) tables.Add(reader.GetString(0));
        }

        tables.Count.ShouldBeGreaterThan(30);
        var found = new List<string>();
        foreach (var table in tables)
        {
            using var copy = await connection.BeginTextExportAsync($"COPY {table} TO STDOUT", ct);
            while (await copy.ReadLineAsync(ct) is { } line)
            {
                if (!holds(line)) continue;

                found.Add($"{table}: {line}");
                break;
            }
        }

        return found;
    }

    /// <summary>Names every file of the server that holds one of the numbers: the tables of this database, and the log of all changes.</summary>
    public async Task<IReadOnlyList<string>> InFilesAsync(string connectionString, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("CHECKPOINT; SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database WHERE datname = current_database()", connection);
        var folder = (string)(await command.ExecuteScalarAsync(ct)).ShouldNotBeNull();
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(100);
        return [.. files.Where(file => Holds(File.ReadAllBytes(file))).Select(file => Path.GetFileName(file))];
    }

    /// <summary>Whether a text holds one of the numbers, whatever stands around it.</summary>
    public bool Holds(string text)
    {
        for (var start = 0; start + Shortest <= text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start])) continue;

            var end = start + 1;
            while (end < text.Length && end - start < Longest && (char.IsAsciiDigit(text[end]) || text[end] is 'X' or 'x')) end++;
            if (end - start >= Shortest && _numbers.Contains(text[start..(start + Shortest)])) return true;
            if (end - start == Longest && _numbers.Contains(text[start..end])) return true;
        }

        return false;
    }

    private bool Holds(byte[] bytes)
    {
        var run = 0;
        for (var index = 0; index <= bytes.Length; index++)
        {
            if (index < bytes.Length && (char.IsAsciiDigit((char)bytes[index]) || bytes[index] == 'X'))
            {
                run++;
                continue;
            }

            if (run >= Shortest && Holds(System.Text.Encoding.ASCII.GetString(bytes, index - run, run))) return true;

            run = 0;
        }

        return false;
    }
}
