namespace PropertyPlatform.Infrastructure.Persistence.Embedded;

/// <summary>Locks between processes, which the operating system takes back when their holder dies.</summary>
internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until this process alone holds the lock.</summary>
    public static async Task<IDisposable> AloneAsync(string file, CancellationToken ct)
    {
        while (true)
        {
            if (TryAlone(file) is { } held) return held;
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>The lock for this process alone; null while anybody else holds it.</summary>
    public static IDisposable? TryAlone(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    }

    /// <summary>The lock, together with all others who share it.</summary>
    /// <exception cref="IOException">Somebody holds it alone.</exception>
    public static IDisposable Shared(string file)
    {
        if (!File.Exists(file)) TryAlone(file)?.Dispose();
        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
    }
}
