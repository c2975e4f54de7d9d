using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PropertyPlatform.Infrastructure.Adapters;

/// <summary>
/// Which adapter serves a port: <c>Ports:{Name}:Adapter</c> is <c>local</c> (the stand-in, and the default), <c>off</c> or the name of a provider.
/// Every module that registers a port asks here, and the start of the host asks every choice what is wrong with it. The other settings of a
/// port lie beside its adapter, in <c>Ports:{Name}</c>.
/// </summary>
public sealed class PortChoice
{
    /// <summary>The stand-in of a developer's machine.</summary>
    public const string Local = "local";

    /// <summary>Nothing is connected, and the port says so.</summary>
    public const string Off = "off";

    private static readonly string[] Placeholders = ["changeme", "change-me", "secret", "client-secret", "password", "123456", "test", "demo", "xxx", "todo", "your-secret"];
    private readonly List<string> _mistakes = [];
    private readonly List<string> _placeholders = [];

    private PortChoice(string port, string adapter, IConfigurationSection settings) => (Port, Adapter, Settings) = (port, adapter, settings);

    /// <summary>The port, as in <c>Sms</c>.</summary>
    public string Port { get; }

    /// <summary>The adapter's name in lower case; <see cref="Local"/> when the configured one does not exist.</summary>
    public string Adapter { get; }

    /// <summary><c>Ports:{Name}</c>, where the adapter's settings are.</summary>
    public IConfigurationSection Settings { get; }

    /// <summary>Whether the stand-in serves.</summary>
    public bool IsLocal => Adapter == Local;

    /// <summary>Whether nothing is connected.</summary>
    public bool IsOff => Adapter == Off;

    /// <summary>What no host can start with, for an operator to read; no value of a setting is repeated.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <summary>Secrets that are only placeholders, which Production refuses.</summary>
    public IReadOnlyList<string> KnownSecrets => _placeholders;

    /// <summary>Reads the choice of a port and keeps it, so that the start can ask for it.</summary>
    /// <param name="services">Keeps it.</param>
    /// <param name="configuration">Where it is read from.</param>
    /// <param name="port">The port, as in <c>Sms</c>.</param>
    /// <param name="adapters">What there is beside <see cref="Local"/>: providers, and <see cref="Off"/> where the port can do without.</param>
    public static PortChoice Of(IServiceCollection services, IConfiguration configuration, string port, params string[] adapters)
    {
        var settings = configuration.GetSection($"Ports:{port}");
        string[] known = [Local, .. adapters];
        var named = settings["Adapter"] is { Length: > 0 } given ? given.Trim() : Local;
        var found = Array.Find(known, one => string.Equals(one, named, StringComparison.OrdinalIgnoreCase));
        var choice = new PortChoice(port, found ?? Local, settings);
        if (found is null) choice._mistakes.Add($"Ports:{port}:Adapter names '{named}', which does not exist; there are: {string.Join(", ", known)}.");
        services.AddSingleton(choice);
        return choice;
    }

    /// <summary>The ports whose stand-in Production may use: <c>Ports:AllowLocal</c>, a list or names separated by commas.</summary>
    public static IReadOnlySet<string> AllowedStandIns(IConfiguration configuration)
    {
        var section = configuration.GetSection("Ports:AllowLocal");
        var names = section.GetChildren().Select(child => child.Value).Append(section.Value).OfType<string>();
        return names.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Settings that a chosen provider cannot do without.</summary>
    /// <param name="settings">Their names below <c>Ports:{Name}</c>.</param>
    public PortChoice Needs(params string[] settings)
    {
        if (IsLocal || IsOff) return this;

        foreach (var setting in settings)
        {
            if (string.IsNullOrWhiteSpace(Settings[setting])) _mistakes.Add($"Ports:{Port}:{setting} is missing; the adapter '{Adapter}' needs it.");
        }

        return this;
    }

    /// <summary>Secrets that a chosen provider cannot do without, and that must not be placeholders in Production.</summary>
    /// <param name="secrets">Their names below <c>Ports:{Name}</c>.</param>
    public PortChoice NeedsSecret(params string[] secrets)
    {
        if (IsLocal || IsOff) return this;

        Needs(secrets);
        foreach (var secret in secrets)
        {
            if (Placeholders.Contains(Settings[secret], StringComparer.OrdinalIgnoreCase)) _placeholders.Add($"Ports:{Port}:{secret} is a placeholder that everybody knows.");
        }

        return this;
    }

    /// <summary>Adds what else is wrong with the settings of a chosen provider.</summary>
    /// <param name="mistake">For an operator to read; repeats no secret.</param>
    public void Refuse(string mistake) => _mistakes.Add(mistake);
}

/// <summary>Marks an adapter that stands in for a system outside; Production refuses it unless <c>Ports:AllowLocal</c> names its port.</summary>
/// <param name="port">The port, as in <c>Sms</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class StandInAttribute(string port) : Attribute
{
    /// <summary>The port, as in <c>Sms</c>.</summary>
    public string Port { get; } = port;
}
