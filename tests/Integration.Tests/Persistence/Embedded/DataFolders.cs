using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using PropertyPlatform.Infrastructure.Persistence.Embedded;
using Xunit;

namespace PropertyPlatform.Integration.Tests.Persistence.Embedded;

/// <summary>Data folders in a temporary place, and the servers that were started on them.</summary>
public sealed class DataFolders : IAsyncDisposable
{
    private readonly List<EmbeddedPostgres> _started = [];

    public DataFolders()
    {
        // A temporary folder is closed to the unprivileged user as whom the server runs under root.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Root, (UnixFileMode)0b111_101_101);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("property-platform-").FullName;

    /// <summary>An application that uses the server on a folder.</summary>
    public EmbeddedPostgres Postgres(string folder, string? searchFrom = null)
    {
        var options = EmbeddedPostgresOptions.For(searchFrom ?? AppContext.BaseDirectory, Path.Combine(Root, folder));
        var postgres = new EmbeddedPostgres(options, NullLogger<EmbeddedPostgres>.Instance);
        _started.Add(postgres);
        return postgres;
    }

    public static async Task<int> ProcessOfAsync(string server) =>
        int.Parse(await AskAsync(server, "SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1)") ?? "", CultureInfo.InvariantCulture);

    public static async Task<string?> AskAsync(string server, string sql)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var postgres in _started) await postgres.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(Root, recursive: true);
    }
}
