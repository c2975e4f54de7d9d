using Microsoft.Extensions.Logging;
using Npgsql;

namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>
/// The PostgreSQL that serves when no connection string is configured: real server programs from the front-end
/// packages, data in a folder of the clone, a free port of the loopback interface.
/// <para>
/// Its life: the data folder is made on the first start; a server is started on it, or the living one is adopted, for it
/// outlives an application that was killed; whoever lets go of it last stops it.
/// </para>
/// </summary>
/// <param name="options">Where things are.</param>
/// <param name="log">Tells whether the server was started or adopted, and where its data is.</param>
public sealed class EmbeddedPostgres(EmbeddedPostgresOptions options, ILogger<EmbeddedPostgres> log) : IAsyncDisposable
{
    private const long FillLock = 20261121;

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Cluster? _cluster;
    private IDisposable? _use;
    private string? _server;

    /// <summary>Starts the server or adopts the living one.</summary>
    /// <returns>Connection string of its superuser to the database <c>postgres</c>; the same on every call.</returns>
    /// <exception cref="EmbeddedPostgresException">It cannot serve on this machine; the message says what to do.</exception>
    public async Task<string> StartAsync(CancellationToken ct = default)
    {
        await _oneAtATime.WaitAsync(ct);
        try
        {
            return _server ??= await ServeAsync(ct);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>Makes a database unless it exists, starting the server when nobody did.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Connection string of that database.</returns>
    public async Task<string> EnsureDatabaseAsync(string name, CancellationToken ct = default)
    {
        var server = await StartAsync(ct);
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(ct);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {new NpgsqlCommandBuilder().QuoteIdentifier(name)}", connection);
        try
        {
            await create.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException exists) when (exists.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            log.LogDebug("Database {Database} exists", name);
        }

        return AddressOf(server, name);
    }

    /// <summary>Makes a database and fills it, unless it exists. It gets its name when it is full: what was left half made is thrown away by the next attempt.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fill">Fills the database of that connection string.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>Connection string of that database.</returns>
    public async Task<string> EnsureDatabaseAsync(string name, Func<string, CancellationToken, Task> fill, CancellationToken ct)
    {
        var server = await StartAsync(ct);
        // Not pooled: closing it gives the advisory lock back.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await RunAsync(connection, $"SELECT pg_advisory_lock({FillLock})", ct);
        await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection) { Parameters = { new() { Value = name } } };
        if (await find.ExecuteScalarAsync(ct) is not null) return AddressOf(server, name);

        var (quote, unfinished) = (new NpgsqlCommandBuilder(), $"{name}_unfinished");
        await RunAsync(connection, $"DROP DATABASE IF EXISTS {quote.QuoteIdentifier(unfinished)} WITH (FORCE)", ct);
        await RunAsync(connection, $"CREATE DATABASE {quote.QuoteIdentifier(unfinished)}", ct);

        // Nothing is lost when a commit is: what is not finished is thrown away. The renaming waits for the disk again, and for all before it.
        var hurried = new NpgsqlConnectionStringBuilder(AddressOf(server, unfinished)) { Options = "-c synchronous_commit=off" }.ConnectionString;
        await fill(hurried, ct);
        // A database that somebody is connected to cannot be renamed. Whoever filled it may have pools of its own, with other settings.
        NpgsqlConnection.ClearAllPools();
        await RunAsync(connection, $"ALTER DATABASE {quote.QuoteIdentifier(unfinished)} RENAME TO {quote.QuoteIdentifier(name)}", ct);
        return AddressOf(server, name);
    }

    /// <summary>Lets go of the server, and stops it when nobody else uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_cluster is { } cluster && _use is { } use)
        {
            using var changing = await FileLock.AloneAsync(cluster.ChangeLock, CancellationToken.None);
            use.Dispose();
            using var last = FileLock.TryAlone(cluster.UseLock);
            if (last is not null && _server is not null) await cluster.StopAsync();
        }

        (_cluster, _use, _server) = (null, null, null);
        _oneAtATime.Dispose();
    }

    private static string AddressOf(string server, string name) => new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;

    private static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<string> ServeAsync(CancellationToken ct)
    {
        _cluster = await Cluster.AtAsync(options, ct);
        using var changing = await FileLock.AloneAsync(_cluster.ChangeLock, ct);
        // Nobody holds it alone but who stops the server, and that happens under the lock just taken.
        _use ??= FileLock.Shared(_cluster.UseLock);

        await _cluster.CreateAsync(ct);
        if (await _cluster.FindLivingAsync(ct) is { } living)
        {
            log.LogInformation("Adopted the PostgreSQL that was running on {Folder}", _cluster.Folder);
            return living;
        }

        var started = await _cluster.StartAsync(options.Settings, ct);
        log.LogInformation("Started PostgreSQL on {Folder}", _cluster.Folder);
        return started;
    }
}
