using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <inheritdoc cref="IOpenBallots"/>
internal sealed class OpenBallots(AppDbContext db, OpenBallotMemory memory, IActor actor) : IOpenBallots
{
    private static readonly PreparedQuery<Func<AppDbContext, BallotId, HouseId, CancellationToken, Task<VotingUnit?>>> Unit = new(() => EF.CompileAsyncQuery(
        (AppDbContext db, BallotId ballot, HouseId house, CancellationToken ct) => db.Set<VotingUnit>().AsNoTracking().FirstOrDefault(unit => unit.BallotId == ballot && unit.Houses.Any(own => own.House == house))));

    public async Task<Ballot?> FindAsync(BallotId ballot, DateTimeOffset now, CancellationToken ct)
    {
        var open = memory.Find(ballot, now) ?? await ReadAsync(ballot, now, ct);
        return open is not null && actor.Scope.Covers(open.Jurisdiction, open.ProjectId) ? open : null;
    }

    public Task<VotingUnit?> UnitOfAsync(BallotId ballot, HouseId house, CancellationToken ct) => Unit.For(db)(db, ballot, house, ct);

    private async Task<Ballot?> ReadAsync(BallotId id, DateTimeOffset now, CancellationToken ct)
    {
        var ballot = await db.Set<Ballot>().AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct);
        if (ballot is not { Roll: not null } || !ballot.IsOpenAt(now)) return null;

        memory.Keep(ballot, now);
        return ballot;
    }
}

/// <summary>The open ballots that this process knows.</summary>
internal sealed class OpenBallotMemory
{
    private readonly ConcurrentDictionary<BallotId, Ballot> _ballots = new();

    public Ballot? Find(BallotId id, DateTimeOffset now) => _ballots.TryGetValue(id, out var ballot) && ballot.IsOpenAt(now) ? ballot : null;

    public void Keep(Ballot ballot, DateTimeOffset now)
    {
        foreach (var (id, known) in _ballots)
        {
            if (!known.IsOpenAt(now)) _ballots.TryRemove(id, out _);
        }

        _ballots[ballot.Id] = ballot;
    }
}
