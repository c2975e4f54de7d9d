using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Ports;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

internal sealed class GetVotingDetailsHandler(AppDbContext db, IVoterHomes voters) : IQueryHandler<GetVotingDetails, Paged<VotingDetail>>
{
    public async Task<Result<Paged<VotingDetail>>> Handle(GetVotingDetails request, CancellationToken cancellationToken)
    {
        var phase = await db.Set<Ballot>().AsNoTracking().Where(b => b.Id == request.Ballot).Select(b => (BallotPhase?)b.Phase).FirstOrDefaultAsync(cancellationToken);
        if (phase is null or BallotPhase.Draft) return BallotErrors.NotFound;
        if (phase != BallotPhase.Counted) return BallotErrors.Sealed;

        var roll = db.RollOf(request.Ballot);
        var page = await roll.Units.OrderBy(u => u.Position).ToPageAsync(roll.Units, request.Page, cancellationToken);
        var ids = page.Items.Select(u => u.Id).ToList();
        var votes = await roll.Votes.Where(v => ids.Contains(v.Unit)).OrderBy(v => EF.Property<long>(v, "Arrival")).Select(v => new { v.Unit, v.BoundBeforeStart, v.CastAt, v.Choices }).ToListAsync(cancellationToken);
        var papers = await roll.Papers.Where(p => ids.Contains(p.Unit)).OrderBy(p => p.EnteredAt).ThenBy(p => p.Id).Select(p => new { p.Unit, p.EnteredAt, p.Choices }).ToListAsync(cancellationToken);
        var names = await voters.NamesAsync([.. page.Items.SelectMany(u => u.Owners).Select(o => o.Owner).Distinct()], cancellationToken);
        var standing = Tally.Standing(
            [.. page.Items.Select(u => u.Counted)],
            votes.Select(v => new CountedVote(v.Unit, v.BoundBeforeStart, v.CastAt, v.Choices.Text)),
            papers.Select(p => new CountedPaper(p.Unit, p.EnteredAt, p.Choices?.Text)));

        var details = page.Items.Zip(standing, (unit, vote) => new VotingDetail(
            unit.Id.Value, [.. unit.Houses.Order(RollHouse.AsPrinted).Select(h => h.Address())], [.. unit.Owners.Select(o => Masking.Name(names.GetValueOrDefault(o.Owner, "")))],
            unit.Area, vote.Choices is null ? VoteChannel.None : vote.Channel, vote.Choices.ToChoices(), vote.At,
            Beside(vote, votes.Where(v => v.Unit == unit.Id).Select(v => (VoteChannel.Electronic, v.CastAt, (string?)v.Choices.Text)).Concat(papers.Where(p => p.Unit == unit.Id).Select(p => (VoteChannel.Paper, p.EnteredAt, p.Choices?.Text))))));
        return new Paged<VotingDetail>([.. details], page.Total, request.Page);
    }

    /// <summary>All records of a unit but the one that stands.</summary>
    private static IReadOnlyList<UncountedRecord> Beside(StandingVote standing, IEnumerable<(VoteChannel Channel, DateTimeOffset At, string? Choices)> records)
    {
        var others = records.ToList();
        others.Remove((standing.Channel, standing.At ?? default, standing.Choices));
        return [.. others.Select(record => new UncountedRecord(record.Channel, record.At, record.Choices.ToChoices()))];
    }
}

internal sealed class GetNonParticipantsHandler(AppDbContext db, IOwnershipFacts facts, IActor actor, TimeProvider clock) : IQueryHandler<GetNonParticipants, Paged<RollHome>>
{
    public async Task<Result<Paged<RollHome>>> Handle(GetNonParticipants request, CancellationToken cancellationToken)
    {
        if (await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).FirstOrDefaultAsync(b => b.Id == request.Ballot, cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.Roll is null) return await WholeScopeAsync(ballot, request.Page, cancellationToken);

        var silent = db.RollOf(request.Ballot).WithoutVote;
        return await silent.AsPrinted().ToPageAsync(silent.SelectMany(u => u.Houses, (u, h) => h.House), request.Page, cancellationToken);
    }

    /// <summary>Before voting starts there is no roll; the register as it stands takes its place.</summary>
    private async Task<Result<Paged<RollHome>>> WholeScopeAsync(Ballot ballot, Page page, CancellationToken ct)
    {
        var homes = (await facts.HomesAsync(ballot.ProjectId, ballot.Content.Scope, clock.GetUtcNow(), ct)).Where(h => ballot.ParkingCounts || !h.IsParking).Select(h => h.Home).Order(RollHouse.AsPrinted).ToList();
        var shown = homes.Skip(page.Offset).Take(page.SafeSize).Select(h => new RollHome(h.House.Value, h.Building, h.Stairwell, h.Floor, h.Room, h.Area, Guid.Empty));
        return new Paged<RollHome>([.. shown], homes.Count, page);
    }
}

internal sealed class ExportNonParticipantsHandler(AppDbContext db, ISheetWriter sheets, IActor actor) : IQueryHandler<ExportNonParticipants, SheetFile>
{
    private static readonly SheetColumn[] Columns = [new("序号", 8), new("楼栋"), new("单元"), new("楼层", 8), new("房号"), new("专有部分面积（m²）", 18)];

    public async Task<Result<SheetFile>> Handle(ExportNonParticipants request, CancellationToken cancellationToken)
    {
        if (await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).Where(b => b.Id == request.Ballot).Select(b => new { b.Number, b.AreaName, b.Topic, b.Roll }).FirstOrDefaultAsync(cancellationToken) is not { } ballot) return BallotErrors.NotFound;
        if (ballot.Roll is null) return BallotErrors.NoRoll;

        var homes = await db.RollOf(request.Ballot).WithoutVote.AsPrinted().ToListAsync(cancellationToken);
        var rows = homes.Select((home, i) => (IReadOnlyList<SheetValue>)[i + 1, home.Building, home.Stairwell, home.Floor, home.Room, SheetValue.TwoDecimals(home.Area.SquareMetres)]);
        return await sheets.WriteAsync(new SheetLayout($"未参与表决明细表-{ballot.Number}", Columns, $"{ballot.AreaName} {ballot.Topic} 未参与表决明细表"), rows, cancellationToken);
    }
}
