using System.Collections;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PropertyPlatform.Infrastructure.Security;

/// <summary>
/// Masks what must stand in no log: phones, identity numbers and the configured secrets. Nobody writes them there on purpose, but a failure repeats what
/// a database or a system outside was told.
/// </summary>
/// <param name="configuration">Where the secrets are.</param>
public sealed partial class LogMasks(IConfiguration configuration)
{
    private const int ShortestSecret = 8;
    private const string Hidden = "***";
    private static readonly string[] SecretNames = ["Secret", "Key", "Token", "Password", "Pepper"];
    private readonly Lazy<string[]> _secrets = new(() => [.. SecretsOf(configuration).Where(secret => secret.Length >= ShortestSecret).Distinct()]);

    /// <summary>The text as everybody may read it; the same when there is nothing to hide.</summary>
    public string In(string text)
    {
        var masked = _secrets.Value.Aggregate(text, (rest, secret) => rest.Replace(secret, Hidden, StringComparison.Ordinal));
        masked = IdentityNumber().Replace(masked, found => $"{found.Value[..3]}{Hidden}{found.Value[^4..]}");
        return Phone().Replace(masked, found => $"{found.Value[..^8]}****{found.Value[^4..]}");
    }

    /// <summary>The failure as everybody may read it; the same when there is nothing to hide.</summary>
    public Exception In(Exception failure)
    {
        var text = failure.ToString();
        var masked = In(text);
        return masked == text ? failure : new MaskedException(In(failure.Message), masked);
    }

    private static IEnumerable<string> SecretsOf(IConfiguration configuration)
    {
        foreach (var (name, value) in configuration.GetSection("Ports").AsEnumerable().Concat(configuration.GetSection("Security").AsEnumerable()))
        {
            if (value is not null && SecretNames.Any(word => name[(name.LastIndexOf(':') + 1)..].Contains(word, StringComparison.OrdinalIgnoreCase))) yield return value;
        }

        foreach (var address in configuration.GetSection("ConnectionStrings").GetChildren().Select(child => child.Value).OfType<string>())
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = address };
            if (parts.TryGetValue("Password", out var password)) yield return $"{password}";
        }
    }

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")]
    private static partial Regex IdentityNumber();

    [GeneratedRegex("(?<![0-9])(?:86)?1[3-9][0-9]{9}(?![0-9])")]
    private static partial Regex Phone();

    private sealed class MaskedException(string message, string whole) : Exception(message)
    {
        public override string ToString() => whole;
    }
}

/// <summary>Masks every line, whichever providers write it and whoever logs it.</summary>
public static class MaskedLogs
{
    /// <summary>Puts the masks before all providers of the host.</summary>
    public static IServiceCollection MaskLogs(this IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<ILoggerFactory>(provider => new Factory(
        new LoggerFactory(
            provider.GetServices<ILoggerProvider>(), provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>(), provider.GetService<IOptions<LoggerFactoryOptions>>(), provider.GetService<IExternalScopeProvider>()),
        provider.GetRequiredService<LogMasks>())));

    private sealed class Factory(LoggerFactory inner, LogMasks masks) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName), masks);

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Logger(ILogger inner, LogMasks masks) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(new Line(() => $"{state}", state as IReadOnlyList<KeyValuePair<string, object?>>, masks));

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!inner.IsEnabled(logLevel)) return;

            var line = new Line(() => formatter(state, exception), state as IReadOnlyList<KeyValuePair<string, object?>>, masks);
            inner.Log(logLevel, eventId, line, exception is null ? null : masks.In(exception), (masked, _) => masked.ToString());
        }
    }

    /// <summary>A line or a scope, masked when somebody reads it: as text, and value by value.</summary>
    private sealed class Line(Func<string> text, IReadOnlyList<KeyValuePair<string, object?>>? values, LogMasks masks) : IReadOnlyList<KeyValuePair<string, object?>>
    {
        private string? _text;

        public int Count => values?.Count ?? 0;

        public KeyValuePair<string, object?> this[int index] => values is null ? throw new ArgumentOutOfRangeException(nameof(index)) : Masked(values[index]);

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => (values ?? []).Select(Masked).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => _text ??= masks.In(text());

        private KeyValuePair<string, object?> Masked(KeyValuePair<string, object?> value) => value.Value switch
        {
            null or bool or Guid or DateTimeOffset => value,
            string one => new(value.Key, masks.In(one)),
            var other when $"{other}" is var shown && masks.In(shown) is var masked && masked != shown => new(value.Key, masked),
            _ => value,
        };
    }
}
