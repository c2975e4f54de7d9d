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

    /// <summary>Whether it is on the embedded server.</summary>
    public bool IsEmbedded => _embedded is not null;

    /// <summary>Where the data lies, as one tells a person.</summary>
    public string Place => _embedded is null
        ? "in the database of ConnectionStrings:Platform"
        : $"{Options.DataFolder}; stop the platform and delete that folder to begin anew";

    private EmbeddedPostgresOptions Options => EmbeddedPostgresOptions.For(environment.ContentRootPath, configuration["Database:DataFolder"]);

    /// <summary>Finds the address, starting the embedded server when none is configured.</summary>
    /// <param name="fill">Fills the embedded database when it is made; null leaves it empty.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="InvalidOperationException">SQL Server is chosen without an address.</exception>
    /// <exception cref="EmbeddedPostgresException">The embedded server cannot serve; the message says what to do.</exception>
    public async Task ResolveAsync(Func<string, CancellationToken, Task>? fill, CancellationToken ct)
    {
        if (configuration.GetConnectionString("Platform") is { Length: > 0 } configured)
        {
            _resolved = configured;
            return;
        }

        if (DependencyInjection.IsSqlServer(configuration)) throw new InvalidOperationException("ConnectionStrings:Platform is missing; only PostgreSQL comes along.");

        _embedded = new EmbeddedPostgres(Options, log);
        _resolved = fill is null ? await _embedded.EnsureDatabaseAsync(EmbeddedDatabase, ct) : await _embedded.EnsureDatabaseAsync(EmbeddedDatabase, fill, ct);
    }

    /// <summary>Lets go of the embedded server.</summary>
    public ValueTask DisposeAsync() => _embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
