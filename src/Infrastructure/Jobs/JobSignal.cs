namespace PropertyPlatform.Infrastructure.Jobs;

/// <summary>Wakes the scheduler of this process before its time, as when the clock was moved.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim _awake = new(0, 1);

    /// <summary>Something may be due.</summary>
    public void Wake()
    {
        if (_awake.CurrentCount > 0) return;

        try
        {
            _awake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another one was faster; one wake-up is enough for both.
        }
    }

    /// <summary>Waits for a wake-up, at most so long.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _awake.WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public void Dispose() => _awake.Dispose();
}
