using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Projects;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <inheritdoc cref="IOpenBallots"/>
internal sealed class OpenBallots(AppDbContext db, OpenBallotMemory memory, RollLookup units, IActor actor) : IOpenBallots
{
    public async Task<Ballot?> FindAsync(BallotId ballot, DateTimeOffset now, CancellationToken ct)
    {
        var open = memory.Find(ballot, now) ?? await ReadAsync(ballot, now, ct);
        return open is not null && actor.Scope.Covers(open.Jurisdiction, open.ProjectId) ? open : null;
    }

    // Within a transaction the roll may be one that only this transaction sees.
    public Task<VotingUnit?> UnitOfAsync(BallotId ballot, HouseId house, CancellationToken ct) => db.Database.CurrentTransaction is null
        ? units.FindAsync(ballot, house)
        : db.Set<VotingUnit>().AsNoTracking().Satisfying(BallotSpecs.UnitOf(ballot, house)).FirstOrDefaultAsync(ct);

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

/// <summary>Finds the voting units of homes on frozen rolls, those of one moment together.</summary>
internal sealed class RollLookup
{
    private readonly Rounds<(BallotId Ballot, HouseId House), VotingUnit?> _rounds;
    private readonly IServiceScopeFactory _scopes;

    public RollLookup(IServiceScopeFactory scopes)
    {
        _scopes = scopes;
        _rounds = new(FindAsync);
    }

    /// <summary>The unit that a home votes with; null when the home is not on the roll.</summary>
    public Task<VotingUnit?> FindAsync(BallotId ballot, HouseId house) => _rounds.JoinAsync((ballot, house));

    private async Task<IReadOnlyList<VotingUnit?>> FindAsync(IReadOnlyList<(BallotId Ballot, HouseId House)> round)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var (ballots, houses) = (round.Select(asked => asked.Ballot).Distinct().ToList(), round.Select(asked => asked.House).Distinct().ToList());
        // Each home on each of these ballots is more than was asked for, so first only where they are.
        var near = await db.Set<VotingUnit>().AsNoTracking().SelectMany(unit => unit.Houses, (unit, own) => new { unit.Id, own.House, Ballot = EF.Property<BallotId>(own, VotingUnitConfiguration.BallotOfHouse) })
            .Where(seat => houses.Contains(seat.House) && ballots.Contains(seat.Ballot)).ToListAsync();
        var seats = near.ToDictionary(seat => (seat.Ballot, seat.House), seat => seat.Id);
        var ids = round.Where(seats.ContainsKey).Select(asked => seats[asked]).Distinct().ToList();
        var units = await db.Set<VotingUnit>().AsNoTracking().Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id);
        return [.. round.Select(asked => seats.TryGetValue(asked, out var seat) ? units[seat] : null)];
    }
}
