using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PropertyPlatform.Support;

/// <summary>Listens to the statements that one app sends to its database; bulk copies are none.</summary>
public sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> _listening = [];
    private readonly List<string> _heard = [];
    private readonly string _database;

    private Statements(string database) => _database = database;

    /// <summary>What was sent since.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_heard) return [.. _heard];
        }
    }

    /// <summary>Begins to listen.</summary>
    public static Statements Of(PlatformApp app)
    {
        var listener = new Statements(new Npgsql.NpgsqlConnectionStringBuilder(app.ConnectionString).Database ?? "");
        listener._listening.Add(DiagnosticListener.AllListeners.Subscribe(listener));
        return listener;
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore") _listening.Add(value.Subscribe(this));
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData { Command: { } command } || command.Connection?.Database != _database) return;

        lock (_heard) _heard.Add(command.CommandText);
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
        // There is nothing to finish.
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
        // Whoever sent the statement hears of it.
    }

    /// <inheritdoc/>
    public void Dispose() => _listening.ForEach(listening => listening.Dispose());
}
