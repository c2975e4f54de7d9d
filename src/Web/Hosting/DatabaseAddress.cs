namespace PropertyPlatform.Web.Hosting;

/// <summary>Where the database is: as configured in <c>ConnectionStrings:Platform</c>, else the embedded server.</summary>
public sealed class DatabaseAddress(IConfiguration configuration)
{
    private string? _resolved;

    /// <summary>The address.</summary>
    /// <exception cref="InvalidOperationException">Asked for before <see cref="ResolveAsync"/>.</exception>
    public string ConnectionString => _resolved ?? throw new InvalidOperationException("The database address is not resolved yet.");

    /// <summary>Finds the address.</summary>
    public Task ResolveAsync(CancellationToken ct)
    {
        _resolved = configuration.GetConnectionString("Platform") ?? throw new InvalidOperationException("ConnectionStrings:Platform is missing.");
        return Task.CompletedTask;
    }
}
