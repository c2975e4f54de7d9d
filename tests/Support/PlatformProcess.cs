using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace PropertyPlatform.Support;

/// <summary>The platform as a process of its own on a database that a test prepared; what a test of crashes and of speed needs.</summary>
public sealed class PlatformProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PlatformProcess(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="database">Connection string of a migrated database.</param>
    /// <param name="settings">Further settings, as environment variables name them.</param>
    public static Task<PlatformProcess> StartAsync(string database, params (string Name, string Value)[] settings) => StartHostAsync(typeof(Program).Assembly.Location, [], database, settings);

    /// <summary>Starts another program that serves the platform, and waits until it is ready.</summary>
    /// <param name="program">Its assembly.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="database">Connection string of a migrated database.</param>
    /// <param name="settings">Further settings, as environment variables name them.</param>
    public static async Task<PlatformProcess> StartHostAsync(string program, IReadOnlyList<string> arguments, string database, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = StartOf(program, database, arguments);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings) start.Environment[name] = value;

        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        var said = new List<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 600; tries++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The platform ended:\n{string.Join('\n', said)}");
            if (await IsReadyAsync(client)) return new PlatformProcess(process, address);

            await Task.Delay(100);
        }

        process.Kill(true);
        throw new TimeoutException($"The platform is not ready after a minute:\n{string.Join('\n', said)}");

        void Keep(string? line)
        {
            lock (said)
            {
                if (line is not null && said.Count < 200) said.Add(line);
            }
        }
    }

    /// <summary>Has it carry out a command of the command line, and waits for its end.</summary>
    /// <param name="database">Connection string of a migrated database.</param>
    /// <param name="command">The command.</param>
    public static async Task<(int Exit, string Said)> RunAsync(string database, string command)
    {
        using var process = Process.Start(StartOf(typeof(Program).Assembly.Location, database, [command])) ?? throw new InvalidOperationException("dotnet does not start.");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    /// <summary>A client with the bearer token of a persona.</summary>
    public async Task<HttpClient> ClientOfAsync(string persona, int connections = 64)
    {
        var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, PooledConnectionLifetime = Timeout.InfiniteTimeSpan };
        var client = new HttpClient(handler) { BaseAddress = Address };
        using var answer = await client.PostAsJsonAsync("/dev/tokens", new { persona });
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    /// <summary>A port of this machine that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static ProcessStartInfo StartOf(string program, string database, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = Path.Combine(TestData.PathOf(), "..", "..", "src", "Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Platform"] = database;
        start.Environment["Security__PersonalDataKey"] = Convert.ToBase64String(new byte[32]);
        start.Environment["Demo__City"] = "false";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
