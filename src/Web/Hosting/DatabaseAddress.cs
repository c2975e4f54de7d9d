using PropertyPlatform.Infrastructure;
using PropertyPlatform.Infrastructure.Persistence.Embedded;

namespace PropertyPlatform.Web.Hosting;

/// <summary>Where the database is: as configured in <c>ConnectionStrings:Platform</c>, else on the embedded server, which lives as long as the host.</summary>
public sealed class DatabaseAddress(IConfiguration configuration, IHostEnvironment environment, ILogger<EmbeddedPostgres> log) : IAsyncDisposable
{
    private const string EmbeddedDatabase = "platform";
    private EmbeddedPostgres? _embedded;
    private string? _resolved;

    /// <summary>The address.</summary>
    /// <exception cref="InvalidOperationException">Asked for before <see cref="ResolveAsync"/>.</exception>
    public string ConnectionString => _resolved ?? throw new InvalidOperationException("The database address is not resolved yet.");

    /// <summary>Finds the address, starting the embedded server when none is configured.</summary>
    /// <exception cref="InvalidOperationException">SQL Server is chosen without an address.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded server cannot serve; the message says what to do.</exception>
    public async Task ResolveAsync(CancellationToken ct)
    {
        if (configuration.GetConnectionString("Platform") is { Length: > 0 } configured)
        {
            _resolved = configured;
            return;
        }

        if (DependencyInjection.IsSqlServer(configuration)) throw new InvalidOperationException("ConnectionStrings:Platform is missing; only PostgreSQL comes along.");

        _embedded = new EmbeddedPostgres(EmbeddedPostgresOptions.For(environment.ContentRootPath, configuration["Database:DataFolder"]), log);
        _resolved = await _embedded.EnsureDatabaseAsync(EmbeddedDatabase, ct);
    }

    /// <summary>Lets go of the embedded server.</summary>
    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
