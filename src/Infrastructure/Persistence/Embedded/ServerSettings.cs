namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>Settings of the embedded server, handed over at every start so that an old data folder follows the code.</summary>
internal static class ServerSettings
{
    /// <summary>Fits a development machine of two cores and 4 GB. Durability stays as a production server has it.</summary>
    public static readonly IReadOnlyDictionary<string, string> Default = new Dictionary<string, string>
    {
        ["listen_addresses"] = "127.0.0.1",
        ["unix_socket_directories"] = "",
        ["max_connections"] = "200",
        ["fsync"] = "on",
        ["synchronous_commit"] = "on",
        ["full_page_writes"] = "on",
        ["shared_buffers"] = "256MB",
        ["effective_cache_size"] = "1GB",
        ["work_mem"] = "8MB",
        ["maintenance_work_mem"] = "128MB",
        ["wal_compression"] = "on",
        ["max_wal_size"] = "2GB",
        ["checkpoint_timeout"] = "15min",
        ["random_page_cost"] = "1.1",
        ["jit"] = "off",
        ["timezone"] = "UTC",
        ["log_timezone"] = "UTC",
        ["log_checkpoints"] = "off",
        // The server's log repeats neither statements nor key values, for they may speak of persons.
        ["log_error_verbosity"] = "terse",
        ["log_min_error_statement"] = "panic",
    };

    /// <summary>The settings as options of <c>postgres</c>, quoted for the shell through which <c>pg_ctl</c> passes them.</summary>
    public static string AsArguments(int port, IReadOnlyDictionary<string, string> others)
    {
        var settings = new Dictionary<string, string>(Default) { ["port"] = $"{port}" };
        foreach (var (name, value) in others) settings[name] = value;

        return string.Join(' ', settings.Select(s => $"-c {s.Key}={s.Value}"));
    }
}
