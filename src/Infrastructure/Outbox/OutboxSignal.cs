namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>Wakes the relay of this process after a commit, so that a message does not wait for the next look.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _awake = new(0, 1);

    /// <summary>Something was committed.</summary>
    public void Wake()
    {
        if (_awake.CurrentCount == 0)
        {
            try
            {
                _awake.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another commit was faster; one wake-up is enough for both.
            }
        }
    }

    /// <summary>Waits for a commit, at most so long.</summary>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _awake.WaitAsync(atMost, ct);

    /// <inheritdoc/>
    public void Dispose() => _awake.Dispose();
}
