using Microsoft.EntityFrameworkCore;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Application.Shared;
using PropertyPlatform.Application.Shared.Messaging;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Domain.Shared;
using PropertyPlatform.Infrastructure.Persistence;

namespace PropertyPlatform.Infrastructure.Ballots;

/// <summary>Two grouped scans of the roll, in SQL that both providers know; choices are not among the columns.</summary>
internal sealed class GetTurnoutHandler(AppDbContext db, IActor actor, TimeProvider clock) : IQueryHandler<GetTurnout, Turnout>
{
    /// <summary>Each unit of the ballot {0} by which its vote stands, E or P or not at all, and whether the desk still has to enter one (BAL-16, BAL-18); {1} is true, {2} false.</summary>
    private const string Standing = """
        SELECT u.id, u.area,
            CASE WHEN (u.has_several_owners = {2} OR u.bound_before_start = {1}) AND EXISTS (SELECT 1 FROM ballots.votes v WHERE v.ballot_id = {0} AND v.unit = u.id) THEN 'E'
                 WHEN EXISTS (SELECT 1 FROM ballots.paper_votes p WHERE p.ballot_id = {0} AND p.unit = u.id AND p.choices IS NOT NULL
                              AND NOT EXISTS (SELECT 1 FROM ballots.paper_votes r WHERE r.replaces = p.id)) THEN 'P'
                 ELSE '-' END AS channel,
            CASE WHEN u.has_several_owners = {1} AND u.bound_before_start = {2}
                      AND NOT EXISTS (SELECT 1 FROM ballots.paper_votes p WHERE p.ballot_id = {0} AND p.unit = u.id) THEN 1 ELSE 0 END AS waits
        FROM ballots.voting_units u WHERE u.ballot_id = {0}
        """;

    private const string ByUnit = $"""
        SELECT s.channel AS "Channel", s.waits AS "Waits", CAST(COUNT(*) AS bigint) AS "Units", CAST(SUM(s.area) AS bigint) AS "Area"
        FROM ({Standing}) s
        GROUP BY s.channel, s.waits
        """;

    private const string ByPlace = $"""
        SELECT h.building AS "Building", h.stairwell AS "Stairwell", CAST(COUNT(*) AS bigint) AS "Homes", CAST(SUM(h.area) AS bigint) AS "Area",
            CAST(SUM(s.voted) AS bigint) AS "VotedHomes", CAST(SUM(h.area * s.voted) AS bigint) AS "VotedArea"
        FROM (SELECT v.id, CASE WHEN v.channel = '-' THEN 0 ELSE 1 END AS voted FROM ({Standing}) v) s
        JOIN ballots.roll_houses h ON h.unit_id = s.id
        GROUP BY h.building, h.stairwell
        """;

    private static readonly IComparer<string> NaturalNames = Comparer<string>.Create(NaturalOrder.Compare);

    public async Task<Result<Turnout>> Handle(GetTurnout request, CancellationToken cancellationToken)
    {
        var id = request.Ballot;
        var ballot = await db.Set<Ballot>().AsNoTracking().VisibleTo(actor).Where(b => b.Id == id).Select(b => new { b.Roll, b.Rules }).FirstOrDefaultAsync(cancellationToken);
        if (ballot is null) return BallotErrors.NotFound;
        if (ballot is not { Roll: { } roll, Rules: { } rules }) return BallotErrors.NoRoll;

        var places = await PlacesAsync(id, cancellationToken);
        var units = await UnitsAsync(id, cancellationToken);
        var electronic = WeightOf(units, 'E');
        var paper = WeightOf(units, 'P');
        return new Turnout(
            clock.GetUtcNow(), roll.Total, electronic, paper, (int)units.Where(u => u.Waits == 1).Sum(u => u.Units), rules.Quorum, rules.Quorum.MissingFrom(electronic + paper, roll.Total),
            [.. places.OrderBy(p => p.Building, NaturalNames).ThenBy(p => p.Stairwell, NaturalNames)
                .Select(p => new PlaceTurnout(p.Building, p.Stairwell, (int)p.Homes, new Area(p.Area), (int)p.VotedHomes, new Area(p.VotedArea)))]);
    }

    private static Weight WeightOf(List<UnitRow> rows, char channel)
    {
        var of = rows.Where(row => row.Channel == channel.ToString()).ToList();
        return new Weight(new Area(of.Sum(row => row.Area)), (int)of.Sum(row => row.Units));
    }

    private Task<List<UnitRow>> UnitsAsync(BallotId ballot, CancellationToken ct) => db.Database.SqlQueryRaw<UnitRow>(ByUnit, ballot.Value, true, false).ToListAsync(ct);

    private Task<List<PlaceRow>> PlacesAsync(BallotId ballot, CancellationToken ct) => db.Database.SqlQueryRaw<PlaceRow>(ByPlace, ballot.Value, true, false).ToListAsync(ct);

    private sealed record UnitRow(string Channel, int Waits, long Units, long Area);

    private sealed record PlaceRow(string Building, string Stairwell, long Homes, long Area, long VotedHomes, long VotedArea);
}
