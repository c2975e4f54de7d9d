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

        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
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
