namespace PropertyPlatform.Application.Shared;

/// <summary>
/// Work that nobody asks for and that comes back: found by scanning, run in a scope of its own as the system, on one node at a time.
/// A missed or failed run is made up for by the next one, so a job asks what is due and never counts its own runs.
/// </summary>
public interface IRecurringJob
{
    /// <summary>Stable name, <c>context.what_is_done</c>; key of the lease and of the run by name.</summary>
    string Name { get; }

    /// <summary>From the start of one run to the next, on the platform's clock.</summary>
    TimeSpan Interval { get; }

    /// <summary>Does what is due. A throw is noted beside the job and tried again at the next turn.</summary>
    Task RunAsync(CancellationToken ct);
}
