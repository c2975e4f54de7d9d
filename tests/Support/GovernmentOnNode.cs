using System.Diagnostics;
using System.Text.Json;

namespace PropertyPlatform.Support;

/// <summary>
/// The counterpart of the government's sign-in: the certified OpenID provider of <c>Counterparts/government-sso</c>, on Node. Its packages are
/// installed when they are missing, its keys are made at each start.
/// </summary>
public sealed class GovernmentOnNode : IAsyncDisposable
{
    /// <summary>Our name there.</summary>
    public const string ClientId = "wuguan-platform";

    /// <summary>Why a test cannot run.</summary>
    public const string NodeIsMissing = "Node.js is missing: the counterpart of the government's sign-in cannot be started. Install Node 20 or later.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private readonly Process _process;

    private GovernmentOnNode(Process process, string issuer, string secret) => (_process, Issuer, ClientSecret) = (process, issuer, secret);

    /// <summary>The issuer, which is also the authority to configure.</summary>
    public string Issuer { get; }

    /// <summary>Our secret there.</summary>
    public string ClientSecret { get; }

    private static string Folder => Repository.PathOf("tests", "Support", "Counterparts", "government-sso");

    /// <summary>Whether Node is there.</summary>
    public static bool CanStart => Find("node") is not null;

    /// <summary>Starts it.</summary>
    /// <param name="accounts">Claims of the people and corporations who may sign in; each has <c>sub</c>, <c>account_type</c> and <c>loa</c>.</param>
    /// <param name="algorithm">RS256 or ES256.</param>
    /// <exception cref="InvalidOperationException">Node is missing, or the counterpart does not start.</exception>
    public static async Task<GovernmentOnNode> StartAsync(IEnumerable<IReadOnlyDictionary<string, string>> accounts, string algorithm = "RS256")
    {
        var node = Find("node") ?? throw new InvalidOperationException(NodeIsMissing);
        await InstallAsync();

        var secret = Guid.NewGuid().ToString("N");
        var process = Start(node, ["server.mjs"], new Dictionary<string, string>
        {
            ["SSO_ACCOUNTS"] = JsonSerializer.Serialize(accounts),
            ["SSO_CLIENT_ID"] = ClientId,
            ["SSO_CLIENT_SECRET"] = secret,
            ["SSO_ALGORITHM"] = algorithm,
        });
        var complaints = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("issuer ", StringComparison.Ordinal)) return new GovernmentOnNode(process, line["issuer ".Length..], secret);
        }

        throw new InvalidOperationException($"The counterpart of the government's sign-in did not start: {await complaints}");
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json"))) return;

            var npm = Find("npm") ?? throw new InvalidOperationException(NodeIsMissing);
            using var process = Start(npm, ["ci", "--no-audit", "--no-fund"], []);
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != 0) throw new InvalidOperationException($"npm ci failed for the counterpart of the government's sign-in: {string.Join(Environment.NewLine, said)}");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    private static string? Find(string program)
    {
        string[] names = OperatingSystem.IsWindows() ? [$"{program}.exe", $"{program}.cmd"] : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }
}
