using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;

namespace PropertyPlatform.Application.Ballots;

/// <summary>Freezes a ballot's roll once, when voting has started: by the job, or by the first vote that comes before it.</summary>
public sealed class RollFreezer(IOwnershipFacts facts, IRollStore store, IRootLock locks)
{
    /// <summary>Freezes the roll when voting has started and nobody did yet; waits while somebody else does.</summary>
    public async Task EnsureAsync(Ballot ballot, DateTimeOffset now, CancellationToken ct)
    {
        if (ballot.Roll is not null || ballot.OpensAt is not { } start || now < start) return;

        await locks.HoldAsync(ballot, ct);
        if (ballot.Roll is not null) return;

        var homes = await facts.HomesAsync(ballot.ProjectId, ballot.Content.Scope, start, ct);
        var roll = Roll.Freeze(ballot.Id, homes, ballot.ParkingCounts);
        await store.SaveAsync(roll, ballot.Id, ct);
        ballot.KeepRoll(roll.Summary, now);
    }
}
