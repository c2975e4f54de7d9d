using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PropertyPlatform.Infrastructure.Persistence;
using PropertyPlatform.Infrastructure.Security;

namespace PropertyPlatform.Support;

/// <summary>
/// A database of its own, copied from a template that holds the schema and no rows, and dropped afterwards. The template
/// is migrated once for each build of the model, whichever test process comes first.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private const long TemplateLock = 20261120;
    private static readonly string Template = $"template_{typeof(AppDbContext).Assembly.ManifestModule.ModuleVersionId:n}";
    private static readonly Lazy<Task<string>> Prepared = new(PrepareAsync);
    private static int _count;

    private readonly string _server;
    private readonly string _name;

    private TestDatabase(string server, string name) => (_server, _name) = (server, name);

    /// <summary>How to reach it.</summary>
    public string ConnectionString => AddressOf(_server, _name);

    /// <summary>Makes a database.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var server = await Prepared.Value;
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        await using var connection = await OpenAsync(server);
        await RunAsync(connection, $"CREATE DATABASE {name} TEMPLATE {Template}");
        return new TestDatabase(server, name);
    }

    /// <summary>Drops it, whoever is still connected.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var connection = await OpenAsync(_server);
        await RunAsync(connection, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        await using var own = new NpgsqlConnection(ConnectionString);
        NpgsqlConnection.ClearPool(own);
    }

    private static async Task<string> PrepareAsync()
    {
        var server = await TestServer.AddressAsync();
        await using var connection = await OpenAsync(server);
        await RunAsync(connection, $"SELECT pg_advisory_lock({TemplateLock})");
        var databases = await NamesAsync(connection);
        if (databases.Contains(Template)) return server;

        foreach (var remnant in databases.Where(IsRemnant)) await RunAsync(connection, $"DROP DATABASE IF EXISTS {remnant} WITH (FORCE)");
        var unfinished = $"unfinished_{Environment.ProcessId}";
        await RunAsync(connection, $"CREATE DATABASE {unfinished}");
        await MigrateAsync(AddressOf(server, unfinished));
        await RunAsync(connection, $"ALTER DATABASE {unfinished} RENAME TO {Template}");
        return server;
    }

    private static async Task MigrateAsync(string address)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(address) { Pooling = false }.ConnectionString;
        var options = new DbContextOptionsBuilder<PostgreSqlDbContext>().UseNpgsql(unpooled).Options;
        await using var db = new PostgreSqlDbContext(options) { Scopes = new EverythingInScope() };
        await DatabaseSetup.UpgradeAsync(db, CancellationToken.None);
    }

    // Left by a run that was killed, or made from an older model.
    private static bool IsRemnant(string database) => database.Split('_') switch
    {
        ["template", _] => true,
        ["unfinished", var process] => !IsAlive(process),
        ["test", var process, _] => !IsAlive(process),
        _ => false,
    };

    private static bool IsAlive(string process)
    {
        try
        {
            using var found = Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string AddressOf(string server, string database) => new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString;

    private static async Task<NpgsqlConnection> OpenAsync(string server)
    {
        // Not pooled: closing it gives the advisory lock back.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyCollection<string>> NamesAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SELECT array_agg(datname::text) FROM pg_database", connection);
        return (string[]?)await command.ExecuteScalarAsync() ?? [];
    }
}
