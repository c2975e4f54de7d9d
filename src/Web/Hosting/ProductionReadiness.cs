using System.Data.Common;
using PropertyPlatform.Application.Ports;

namespace PropertyPlatform.Web.Hosting;

/// <summary>What Production must not start with: stand-ins, the embedded database, keys and passwords that everybody knows.</summary>
internal static class ProductionReadiness
{
    private const int KeyBytes = 32;
    private static readonly string[] KnownPasswords = ["", "postgres", "password", "123456", "admin", "sa", "changeme", "P@ssw0rd"];

    /// <summary>Stops the start in Production when the configuration is careless.</summary>
    /// <exception cref="InvalidOperationException">Names everything that is wrong.</exception>
    public static void DemandConfiguration(WebApplication app) => Demand(app, ProblemsOf(app.Configuration));

    /// <summary>Stops the start in Production when a stand-in serves a port. Asks for the adapters, so the database must have been found.</summary>
    /// <exception cref="InvalidOperationException">Names every stand-in.</exception>
    public static void DemandAdapters(WebApplication app) => Demand(app, app.Environment.IsProduction() ? StandInsOf(app.Services) : []);

    /// <summary>Everything that is wrong, for an operator to read; no secret is repeated.</summary>
    public static IEnumerable<string> ProblemsOf(IConfiguration configuration) =>
        [.. ProblemsOfDatabase(configuration), .. ProblemsOfKey(configuration), .. ProblemsOfHosts(configuration)];

    /// <summary>Stand-ins that serve a port. What is registered decides, not what the configuration claims. Files may lie on a local disk.</summary>
    public static IEnumerable<string> StandInsOf(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var ports = typeof(IAttachmentStore).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(IAttachmentStore).Namespace && type != typeof(IAttachmentStore));
        return [.. ports.Where(port => !port.IsGenericTypeDefinition).Select(scope.ServiceProvider.GetService).OfType<object>()
            .Select(adapter => adapter.GetType().Name).Where(name => name.StartsWith("Local", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)
            .Select(name => $"{name} stands in for a system outside; configure an adapter.")];
    }

    private static IEnumerable<string> ProblemsOfDatabase(IConfiguration configuration)
    {
        if (configuration.GetConnectionString("Platform") is not { Length: > 0 } address)
        {
            yield return "ConnectionStrings:Platform is missing; the embedded database is for development.";
            yield break;
        }

        var parts = new DbConnectionStringBuilder { ConnectionString = address };
        if (parts.TryGetValue("Password", out var password) && KnownPasswords.Contains($"{password}", StringComparer.OrdinalIgnoreCase)) yield return "The password in ConnectionStrings:Platform is one that everybody knows.";
    }

    private static IEnumerable<string> ProblemsOfKey(IConfiguration configuration)
    {
        var key = new byte[KeyBytes * 4];
        if (configuration["Security:PersonalDataKey"] is not { Length: > 0 } text) yield return "Security:PersonalDataKey (32 random bytes, Base64) is missing.";
        else if (!Convert.TryFromBase64String(text, key, out var length) || length < KeyBytes) yield return "Security:PersonalDataKey is no Base64 of 32 bytes.";
        else if (key.Take(length).Distinct().Count() < KeyBytes / 4) yield return "Security:PersonalDataKey is not random.";
    }

    private static IEnumerable<string> ProblemsOfHosts(IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is not { Length: > 0 } hosts || hosts.Split(';').Contains("*")) yield return "AllowedHosts must name the hosts under which the platform is reached.";
        if (configuration.GetValue("Demo:City", false)) yield return "Demo:City fills the database with people who do not exist.";
    }

    private static void Demand(WebApplication app, IEnumerable<string> problems)
    {
        if (!app.Environment.IsProduction()) return;

        var wrong = problems.ToList();
        if (wrong.Count > 0) throw new InvalidOperationException($"Production cannot start:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", wrong)}");
    }
}
