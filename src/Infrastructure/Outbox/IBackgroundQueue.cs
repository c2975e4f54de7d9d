namespace PropertyPlatform.Infrastructure.Outbox;

/// <summary>Rows that wait to be worked on after the commit that wrote them. Found by registration; the relay works through all queues.</summary>
internal interface IBackgroundQueue
{
    /// <summary>Takes some due rows and works on them.</summary>
    /// <returns>Rows taken; zero when nothing is due.</returns>
    Task<int> WorkAsync(CancellationToken ct);
}

/// <summary>Works through everything that committed commands left to be done.</summary>
public interface IOutboxRelay
{
    /// <summary>Looks into each queue once.</summary>
    /// <returns>Rows taken; zero when nothing is due.</returns>
    Task<int> PassAsync(CancellationToken ct);

    /// <summary>Goes on until nothing is due any more, what the work itself leaves included.</summary>
    async Task DrainAsync(CancellationToken ct)
    {
        while (await PassAsync(ct) > 0)
        {
        }
    }
}

/// <inheritdoc/>
internal sealed class OutboxRelay(IEnumerable<IBackgroundQueue> queues) : IOutboxRelay
{
    public async Task<int> PassAsync(CancellationToken ct)
    {
        var taken = 0;
        foreach (var queue in queues) taken += await queue.WorkAsync(ct);
        return taken;
    }
}
