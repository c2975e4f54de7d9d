namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>
/// The user of the operating system as whom the server runs. PostgreSQL refuses root, so under root it is the owner of
/// the data, or <c>nobody</c> for new data; otherwise it is whoever runs the application.
/// </summary>
internal sealed class ServerAccount
{
    private readonly string[] _prefix;
    private readonly string? _owner;

    private ServerAccount(string? owner)
    {
        _owner = owner;
        _prefix = owner?.Split(':') is [var user, var group] ? ["setpriv", $"--reuid={user}", $"--regid={group}", "--clear-groups"] : [];
    }

    /// <summary>Whether the server runs as somebody else than the application.</summary>
    public bool IsAnother => _owner is not null;

    /// <summary>The account for a cluster folder, which need not exist.</summary>
    /// <exception cref="EmbeddedPostgresException">The machine has no unprivileged user to run as.</exception>
    public static async Task<ServerAccount> ForAsync(string clusterFolder, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return new ServerAccount(null);

        if (Directory.Exists(clusterFolder))
        {
            var owner = await AskAsync(ct, "stat", "-c", "%u:%g", clusterFolder);
            if (!owner.StartsWith("0:", StringComparison.Ordinal)) return new ServerAccount(owner);
        }

        return new ServerAccount($"{await AskAsync(ct, "id", "-u", "nobody")}:{await AskAsync(ct, "id", "-g", "nobody")}");
    }

    /// <summary>The command, to be run as this account.</summary>
    public string[] Command(params string[] command) => [.. _prefix, .. command];

    /// <summary>Whether this account can enter a folder, through all folders above it.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken ct) =>
        !IsAnother || (await Shell.RunAsync(ct, Command("test", "-x", folder))).ExitCode == 0;

    /// <summary>Gives files and folders to this account.</summary>
    public async Task OwnAsync(CancellationToken ct, params string[] paths)
    {
        if (_owner is { } owner) await AskAsync(ct, ["chown", owner, .. paths]);
    }

    private static async Task<string> AskAsync(CancellationToken ct, params string[] command)
    {
        var (exitCode, output) = await Shell.RunAsync(ct, command);
        return exitCode == 0 ? output : throw new EmbeddedPostgresException(
            $"PostgreSQL does not run as root, and '{string.Join(' ', command)}' failed: {output} Run the application as an ordinary user, or set ConnectionStrings:Platform.");
    }
}
