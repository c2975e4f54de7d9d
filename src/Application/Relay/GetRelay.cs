using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;

namespace PropertyPlatform.Application.Relay;

/// <summary>What the platform has still to do: waiting messages, those given up, and the jobs.</summary>
/// <param name="Page">Page of the messages given up.</param>
[Requires(Permissions.WatchRelay)]
public sealed record GetRelay(Page Page) : IQuery<RelayState>;

/// <summary>What the platform has still to do.</summary>
/// <param name="Waiting">Messages that wait to be worked off.</param>
/// <param name="OldestSince">When the oldest of them was written; null when none waits.</param>
/// <param name="Sending">Messages that wait for WeChat or SMS.</param>
/// <param name="Unsealed">Rows of the audit trail without a seal.</param>
/// <param name="GivenUp">Messages given up, the newest first.</param>
/// <param name="Jobs">The recurring jobs by name.</param>
public sealed record RelayState(int Waiting, DateTimeOffset? OldestSince, int Sending, int Unsealed, Paged<DeadMessage> GivenUp, IReadOnlyList<JobLine> Jobs);

/// <summary>A message that was given up.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Event">Stable name of the event.</param>
/// <param name="OccurredAt">When it happened.</param>
/// <param name="Attempts">Tries.</param>
/// <param name="GivenUpAt">When it was given up.</param>
/// <param name="Why">Why the last try failed.</param>
public sealed record DeadMessage(Guid Id, string Event, DateTimeOffset OccurredAt, int Attempts, DateTimeOffset GivenUpAt, string? Why);

/// <summary>A recurring job.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DueAt">When it is due.</param>
/// <param name="LastRunAt">When it ran last.</param>
/// <param name="LastMilliseconds">How long that took.</param>
/// <param name="LastError">Why that failed; null when it did not.</param>
/// <param name="Running">Whether a node runs it now.</param>
public sealed record JobLine(string Name, DateTimeOffset DueAt, DateTimeOffset? LastRunAt, int LastMilliseconds, string? LastError, bool Running);
