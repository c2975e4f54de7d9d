using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>A bare minimal API in a process of its own: inserts one row and commits, which casting is measured against, and reads one row and answers a text, which the menu is.</summary>
internal sealed class Baseline : IAsyncDisposable
{
    private readonly Process _process;

    private Baseline(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it on a database, where it makes its own table.</summary>
    public static async Task<Baseline> StartAsync(string database)
    {
        var address = new Uri($"http://127.0.0.1:{PlatformProcess.FreePort()}");
        var start = new ProcessStartInfo("dotnet", [typeof(Baseline).Assembly.Location, "baseline", database]) { RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        for (var tries = 0; tries < 300; tries++)
        {
            try
            {
                using var answer = await client.GetAsync("/");
                return new Baseline(process, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new TimeoutException("The baseline does not start.");
    }

    /// <summary>The process itself.</summary>
    public static async Task ServeAsync(string database)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var source = NpgsqlDataSource.Create(database);
        await using (var create = source.CreateCommand("CREATE SCHEMA IF NOT EXISTS bench; CREATE TABLE IF NOT EXISTS bench.votes (id uuid PRIMARY KEY, house uuid NOT NULL, choices text NOT NULL, cast_at timestamptz NOT NULL)")) await create.ExecuteNonQueryAsync();

        await using var app = builder.Build();
        app.MapGet("/", () => Results.Ok());
        app.MapPost("/votes", async (BareVote vote) =>
        {
            await using var insert = source.CreateCommand("INSERT INTO bench.votes VALUES ($1, $2, $3, $4)");
            var id = Guid.CreateVersion7();
            insert.Parameters.AddWithValue(id);
            insert.Parameters.AddWithValue(vote.House);
            insert.Parameters.AddWithValue(string.Join(',', vote.Choices));
            insert.Parameters.AddWithValue(DateTime.UtcNow);
            await insert.ExecuteNonQueryAsync();
            return Results.Created($"/votes/{id}", new { id });
        });
        var menu = "";
        app.MapPut("/menu", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            menu = await body.ReadToEndAsync();
        });
        app.MapGet("/menu/{account:guid}", async (Guid account) =>
        {
            await using var read = source.CreateCommand("SELECT role, granted, withheld FROM accounts.accounts WHERE id = $1");
            read.Parameters.AddWithValue(account);
            await using var row = await read.ExecuteReaderAsync();
            return await row.ReadAsync() ? Results.Text(menu, "application/json") : Results.NotFound();
        });
        await app.RunAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private sealed record BareVote(Guid House, string[] Choices);
}
