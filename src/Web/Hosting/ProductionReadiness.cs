using System.Data.Common;
using System.Reflection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Infrastructure.Adapters;

namespace PropertyPlatform.Web.Hosting;

/// <summary>What Production must not start with: stand-ins, the embedded database, keys and passwords that everybody knows.</summary>
internal static class ProductionReadiness
{
    private const int KeyBytes = 32;
    private static readonly string[] KnownPasswords = ["", "postgres", "password", "123456", "admin", "sa", "changeme", "P@ssw0rd"];

    /// <summary>Stops the start in Production when the configuration is careless.</summary>
    /// <exception cref="InvalidOperationException">Names everything that is wrong.</exception>
    public static void DemandConfiguration(WebApplication app) => Demand(app, ProblemsOf(app.Configuration));

    /// <summary>
    /// Stops the start when a port's adapter does not exist or cannot work as it is set; in Production also when a stand-in serves a port that
    /// may not have one, when a secret is a placeholder, and when nothing keeps the keys of cookies and tokens. Asks for the adapters, so
    /// the database must have been found.
    /// </summary>
    /// <exception cref="InvalidOperationException">Names everything that is wrong.</exception>
    public static void DemandAdapters(WebApplication app)
    {
        var mistakes = app.Services.GetServices<PortChoice>().SelectMany(choice => choice.Mistakes).Distinct().ToList();
        if (app.Environment.IsProduction()) Demand(app, [.. mistakes, .. KnownSecretsOf(app.Services), .. StandInsOf(app.Services), .. ProblemsOfKeyRing(app.Services)]);
        else if (mistakes.Count > 0) throw new InvalidOperationException($"The platform cannot start:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", mistakes)}");
    }

    /// <summary>Everything that is wrong, for an operator to read; no secret is repeated.</summary>
    public static IEnumerable<string> ProblemsOf(IConfiguration configuration) =>
        [.. ProblemsOfDatabase(configuration), .. ProblemsOfKey(configuration), .. ProblemsOfHosts(configuration)];

    /// <summary>Stand-ins that serve a port without leave. What is registered decides, not what the configuration claims. Files may lie on a local disk.</summary>
    public static IEnumerable<string> StandInsOf(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        var ports = typeof(IAttachmentStore).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(IAttachmentStore).Namespace && type != typeof(IAttachmentStore));
        var allowed = PortChoice.AllowedStandIns(scope.ServiceProvider.GetRequiredService<IConfiguration>());
        return [.. ports.Where(port => !port.IsGenericTypeDefinition).Select(scope.ServiceProvider.GetService).OfType<object>()
            .Select(adapter => adapter.GetType()).Distinct().Select(adapter => (adapter.Name, Port: StoodInFor(adapter)))
            .Where(one => one.Port is not null && !allowed.Contains(one.Port)).OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => $"{one.Name} stands in for a system outside; choose Ports:{one.Port}:Adapter, or name {one.Port} in Ports:AllowLocal.")];
    }

    /// <summary>Reasons why cookies and tokens would not outlive this process, or could be forged by whoever reads the database.</summary>
    public static IEnumerable<string> ProblemsOfKeyRing(IServiceProvider services)
    {
        var keys = services.GetRequiredService<IOptions<KeyManagementOptions>>().Value;
        if (keys.XmlRepository is null) yield return "Nothing keeps the data-protection keys: every start would sign everybody out.";
        if (keys.XmlEncryptor is null) yield return "The data-protection keys are kept in clear.";
    }

    private static IEnumerable<string> KnownSecretsOf(IServiceProvider services) => services.GetServices<PortChoice>().SelectMany(choice => choice.KnownSecrets).Distinct();

    // The name alone is enough to be refused, so that a mark forgotten lets nothing through.
    private static string? StoodInFor(Type adapter) =>
        adapter.GetCustomAttribute<StandInAttribute>() is { } mark ? mark.Port : adapter.Name.StartsWith("Local", StringComparison.Ordinal) ? adapter.Name["Local".Length..] : null;

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
