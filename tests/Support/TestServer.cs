using Microsoft.Extensions.Logging.Abstractions;
using PropertyPlatform.Infrastructure.Persistence.Embedded;

namespace PropertyPlatform.Support;

/// <summary>
/// The PostgreSQL server of a test run: the one named by <c>PLATFORM_TEST_SERVER</c>, else an embedded one below
/// <c>artifacts</c>, which test processes share and the last of them stops.
/// </summary>
public static class TestServer
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);

    /// <summary>Connection string of a user who may create databases.</summary>
    public static Task<string> AddressAsync() => Server.Value;

    private static async Task<string> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PLATFORM_TEST_SERVER") is { Length: > 0 } given) return given;

        var embedded = new EmbeddedPostgres(EmbeddedPostgresOptions.For(AppContext.BaseDirectory, "artifacts/test-server"), NullLogger<EmbeddedPostgres>.Instance);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => embedded.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return await embedded.StartAsync();
    }
}
