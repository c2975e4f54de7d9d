using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>One data folder of PostgreSQL, and the server that runs on it or does not.</summary>
internal sealed class Cluster
{
    private const string Superuser = "postgres";
    private const string OutsideClosedHomes = "/var/lib/property-platform";
    private const int StartAttempts = 10;
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(500);

    private readonly string _folder;
    private readonly string _passwordFile;
    private readonly ServerAccount _account;
    private readonly PostgresPrograms _programs;
    private readonly string _home;

    private Cluster(string home, ServerAccount account, PostgresPrograms programs)
    {
        _home = home;
        _folder = ClusterFolder(home);
        _passwordFile = Path.Combine(home, "postgres.password");
        _account = account;
        _programs = programs;
    }

    /// <summary>The folder with the data, to be shown to people.</summary>
    public string Folder => _folder;

    /// <summary>Held while the server is being started or stopped.</summary>
    public string ChangeLock => Path.Combine(_home, "postgres.change.lock");

    /// <summary>Shared by all who use the server.</summary>
    public string UseLock => Path.Combine(_home, "postgres.use.lock");

    /// <summary>The cluster of a data folder, which need not exist yet.</summary>
    public static async Task<Cluster> AtAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var home = options.DataFolder;
        Directory.CreateDirectory(home);
        var account = await ServerAccount.ForAsync(ClusterFolder(home), ct);
        if (!await account.CanEnterAsync(home, ct))
        {
            home = Path.Combine(OutsideClosedHomes, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..16]);
            Directory.CreateDirectory(home);
        }

        return new Cluster(home, account, await PostgresPrograms.FindAsync(options.SearchFrom, account, ct));
    }

    /// <summary>Makes the cluster unless it exists. It appears in one step, so an interrupted attempt leaves nothing that looks finished.</summary>
    /// <exception cref="EmbeddedPostgresException"><c>initdb</c> failed.</exception>
    public async Task CreateAsync(CancellationToken ct)
    {
        if (Directory.Exists(_folder)) return;

        var unfinished = $"{_folder}.new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        await WritePasswordAsync(ct);
        await _account.OwnAsync(ct, unfinished, _passwordFile);
        // Text sorts by code point on every machine and in every release; columns that people read in order name an ICU collation.
        var (exitCode, output) = await Shell.RunAsync(ct, _account.Command(
            _programs.InitDb, $"--pgdata={unfinished}", $"--username={Superuser}", $"--pwfile={_passwordFile}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        if (exitCode != 0) throw new EmbeddedPostgresException($"initdb failed in {unfinished}: {output}");

        Directory.Move(unfinished, _folder);
    }

    /// <summary>Address of the server that is already running on this very folder; null when there is none.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder is a copy of one that is being served.</exception>
    public async Task<string?> FindLivingAsync(CancellationToken ct)
    {
        while (PostmasterFile.Of(_folder) is { } file && file.IsAlive())
        {
            var server = Address(file.Port);
            try
            {
                await using var connection = new NpgsqlConnection(server);
                await connection.OpenAsync(ct);
                await using var command = new NpgsqlCommand("SHOW data_directory", connection);
                var served = Path.GetFullPath($"{await command.ExecuteScalarAsync(ct)}");
                return served == _folder ? server : throw new EmbeddedPostgresException(
                    $"{_folder} was copied from {served} while a server ran there; two servers cannot share its files. Remove {_home} to begin anew.");
            }
            catch (PostgresException starting) when (starting.SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                await Task.Delay(StartPause, ct);
            }
            catch (NpgsqlException)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Starts the server and returns its address.</summary>
    /// <param name="settings">What differs from <see cref="ServerSettings.Default"/>.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">It does not start; the message holds the end of its log.</exception>
    public async Task<string> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var log = Path.Combine(_folder, "server.log");
        for (var attempt = 1; attempt <= StartAttempts; attempt++)
        {
            // Another process may take the port in between, and the remains of a killed server need a moment to go.
            var port = FreePort();
            var exitCode = await Shell.RunDetachingAsync(ct, _account.Command(
                _programs.PgCtl, "start", "--silent", "--wait", "--timeout=60", $"--pgdata={_folder}", $"--log={log}", "-o", ServerSettings.AsArguments(port, settings)));
            if (exitCode == 0) return Address(port);

            await Task.Delay(StartPause, ct);
        }

        throw new EmbeddedPostgresException($"The embedded PostgreSQL does not start on {_folder}. Its log ends with: {string.Join(Environment.NewLine, File.ReadLines(log).TakeLast(5))}");
    }

    /// <summary>Stops the server if it still runs, which ends all connections and leaves nothing to recover.</summary>
    public async Task StopAsync()
    {
        if (PostmasterFile.Of(_folder)?.IsAlive() is not true) return;

        await Shell.RunDetachingAsync(CancellationToken.None, _account.Command(
            _programs.PgCtl, "stop", "--silent", "--wait", "--timeout=60", "--mode=fast", $"--pgdata={_folder}"));
    }

    private static string ClusterFolder(string home) => Path.Combine(home, "postgres");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WritePasswordAsync(CancellationToken ct)
    {
        File.Delete(_passwordFile);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new StreamWriter(_passwordFile, options);
        await file.WriteAsync(RandomNumberGenerator.GetHexString(64, lowercase: true).AsMemory(), ct);
    }

    private string Address(int port)
    {
        if (!File.Exists(_passwordFile)) throw new EmbeddedPostgresException($"{_passwordFile} is missing, so nobody can sign in to the data in {_folder}: bring it back, or remove both.");

        return new NpgsqlConnectionStringBuilder
        {
            Host = IPAddress.Loopback.ToString(),
            Port = port,
            Username = Superuser,
            Password = File.ReadAllText(_passwordFile).Trim(),
            Database = "postgres",
            ApplicationName = "PropertyPlatform",
        }.ConnectionString;
    }
}
