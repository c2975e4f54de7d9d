namespace PropertyPlatform.Infrastructure.Persistence;

/// <summary>
/// Work that many requests bring at the same moment, done in one go. Whoever comes while nobody is at work starts at once; whoever comes
/// meanwhile goes with the next round, which a crowd is given a millisecond to join. So nobody waits alone, and the more come, the less
/// each costs.
/// </summary>
/// <typeparam name="TItem">What a request brings.</typeparam>
/// <typeparam name="TResult">What it gets.</typeparam>
internal sealed class Rounds<TItem, TResult>
{
    private const int Most = 64;
    private static readonly TimeSpan ForACrowd = TimeSpan.FromMilliseconds(1);
    private readonly Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> _work;
    private readonly Queue<Waiting> _waiting = new();
    private readonly Lock _gate = new();
    private bool _working;

    /// <summary>Rounds of some work.</summary>
    /// <param name="work">Does a round: as many results as items, in their order. A throw is thrown at everybody in the round.</param>
    public Rounds(Func<IReadOnlyList<TItem>, Task<IReadOnlyList<TResult>>> work) => _work = work;

    /// <summary>Takes part in a round that has not begun yet.</summary>
    public Task<TResult> JoinAsync(TItem item)
    {
        var waiting = new Waiting(item, new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Enqueue(waiting);
            if (_working) return waiting.Done.Task;

            _working = true;
        }

        // A round belongs to nobody's request, least of all to that of whoever came first.
        using (ExecutionContext.SuppressFlow()) _ = Task.Run(WorkAsync);
        return waiting.Done.Task;
    }

    private async Task WorkAsync()
    {
        while (Next() is { Count: > 0 } round)
        {
            try
            {
                var results = await _work([.. round.Select(waiting => waiting.Item)]);
                for (var i = 0; i < round.Count; i++) round[i].Done.SetResult(results[i]);
            }
            catch (Exception failure)
            {
                foreach (var waiting in round) waiting.Done.TrySetException(failure);
            }

            if (round.Count > 1) await Task.Delay(ForACrowd);
        }
    }

    private List<Waiting> Next()
    {
        lock (_gate)
        {
            var round = new List<Waiting>();
            while (round.Count < Most && _waiting.TryDequeue(out var waiting)) round.Add(waiting);
            _working = round.Count > 0;
            return round;
        }
    }

    private sealed record Waiting(TItem Item, TaskCompletionSource<TResult> Done);
}
