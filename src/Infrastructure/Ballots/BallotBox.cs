using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Reads a ballot box: one scan a table, only the columns that the count needs.</summary>
internal sealed class BallotBox(AppDbContext db) : IBallotBox
{
    public Task<BallotBoxContent> OpenAsync(BallotId ballot, CancellationToken ct) => ReadAsync(
        db.Set<VotingUnit>().Where(u => u.BallotId == ballot),
        db.Set<Vote>().Where(v => v.BallotId == ballot),
        db.Set<PaperVote>().Where(p => p.BallotId == ballot),
        ct);

    public Task<BallotBoxContent> OpenAsync(BallotId ballot, VotingUnitId unit, CancellationToken ct) => ReadAsync(
        db.Set<VotingUnit>().Where(u => u.BallotId == ballot && u.Id == unit),
        db.Set<Vote>().Where(v => v.BallotId == ballot && v.Unit == unit),
        db.Set<PaperVote>().Where(p => p.BallotId == ballot && p.Unit == unit),
        ct);

    private static async Task<BallotBoxContent> ReadAsync(IQueryable<VotingUnit> units, IQueryable<Vote> votes, IQueryable<PaperVote> papers, CancellationToken ct)
    {
        var roll = await units.AsNoTracking().OrderBy(u => u.Position).Select(u => new { u.Id, u.Area, u.HasSeveralOwners, u.BoundBeforeStart }).ToListAsync(ct);
        var electronic = await votes.AsNoTracking().OrderBy(v => EF.Property<long>(v, "Arrival")).Select(v => new { v.Unit, v.BoundBeforeStart, v.CastAt, v.Choices }).ToListAsync(ct);
        var paper = await papers.AsNoTracking().OrderBy(p => p.EnteredAt).ThenBy(p => p.Id).Select(p => new { p.Unit, p.EnteredAt, p.Choices }).ToListAsync(ct);
        return new BallotBoxContent(
            roll.ConvertAll(u => new CountedUnit(u.Id, u.Area, u.HasSeveralOwners, u.BoundBeforeStart)),
            electronic.ConvertAll(v => new CountedVote(v.Unit, v.BoundBeforeStart, v.CastAt, v.Choices.Text)),
            paper.ConvertAll(p => new CountedPaper(p.Unit, p.EnteredAt, p.Choices?.Text)));
    }
}
