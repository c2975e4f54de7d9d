using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PropertyPlatform.Adapters.Tests.Outgoing;

/// <summary>Keeps all that is logged, scopes and exceptions included, to search it for what must not be there.</summary>
public sealed class CapturedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Lines.Enqueue(state.ToString() ?? "");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void ShouldNotHold(params string[] secrets)
    {
        Lines.ShouldNotBeEmpty();
        foreach (var secret in secrets) Lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose()
    {
    }
}
