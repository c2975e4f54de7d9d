using System.Data.Common;

namespace PropertyPlatform.Web.Hosting;

/// <summary>What Production must not start with: stand-ins, the embedded database, keys and passwords that everybody knows.</summary>
internal static class ProductionReadiness
{
    private const int KeyBytes = 32;
    private static readonly string[] KnownPasswords = ["", "postgres", "password", "123456", "admin", "sa", "changeme", "P@ssw0rd"];

    // Ports that a stand-in serves where nothing else is chosen.
    private static readonly string[] Ports = ["Sms", "WeChat", "GovernmentSso", "FaceCheck"];

    /// <summary>Stops the start in Production when something is wrong.</summary>
    /// <exception cref="InvalidOperationException">Names everything that is wrong.</exception>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        if (!environment.IsProduction()) return;

        var problems = ProblemsOf(configuration).ToList();
        if (problems.Count > 0) throw new InvalidOperationException($"Production cannot start:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", problems)}");
    }

    /// <summary>Everything that is wrong, for an operator to read; no secret is repeated.</summary>
    public static IEnumerable<string> ProblemsOf(IConfiguration configuration) =>
        [.. ProblemsOfDatabase(configuration), .. ProblemsOfKey(configuration), .. ProblemsOfPorts(configuration), .. ProblemsOfHosts(configuration)];

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

    private static IEnumerable<string> ProblemsOfPorts(IConfiguration configuration)
    {
        var chosen = configuration.GetSection("Adapters");
        return Ports.Union(chosen.GetChildren().Select(port => port.Key))
            .Where(port => string.IsNullOrEmpty(chosen[port]) || string.Equals(chosen[port], "Local", StringComparison.OrdinalIgnoreCase))
            .Select(port => $"Adapters:{port} is a stand-in; name the adapter, or Off.");
    }

    private static IEnumerable<string> ProblemsOfHosts(IConfiguration configuration)
    {
        if (configuration["AllowedHosts"] is not { Length: > 0 } hosts || hosts.Split(';').Contains("*")) yield return "AllowedHosts must name the hosts under which the platform is reached.";
        if (configuration.GetValue("Demo:City", false)) yield return "Demo:City fills the database with people who do not exist.";
    }
}
