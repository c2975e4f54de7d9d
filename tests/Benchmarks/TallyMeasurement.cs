using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PropertyPlatform.Application.Ballots;
using PropertyPlatform.Domain.Ballots;
using PropertyPlatform.Support;

namespace PropertyPlatform.Benchmarks;

/// <summary>The count of a ballot with three matters, every unit voted, from the tables to the outcome, beside one SQL aggregate over the same rows.</summary>
internal static class TallyMeasurement
{
    private const string Aggregate = """
        SELECT substr(v.choices, m.i, 1) AS choice, m.i, count(*), sum(u.area)
        FROM ballots.voting_units u JOIN ballots.votes v ON v.unit = u.id CROSS JOIN generate_series(1, 3) AS m(i)
        WHERE u.ballot_id = $1 GROUP BY 1, 2
        """;

    public static async Task<string> RunAsync()
    {
        var table = new Table("homes", "count, ms", "one SQL aggregate, ms", "times the baseline", "must");
        foreach (var homes in new[] { 2_000, 20_000 })
        {
            var (count, bare) = await MeasureAsync(homes);
            table.Row(homes, count, bare, count / bare, homes == 20_000 ? "≤ 3" : "");
        }

        return table.ToString();
    }

    private static async Task<(double Count, double Bare)> MeasureAsync(int homes)
    {
        await using var app = new PlatformApp();
        await app.InitializeAsync();
        var area = await AnAssembly.FoundAsync(app, homes);
        var id = await area.OpenAsync(MatterKind.HireOrDismiss, MatterKind.FundUse, MatterKind.FundRaise);
        await FillAsync(app, id);
        await using var source = NpgsqlDataSource.Create(app.ConnectionString);

        var bare = await Times.MedianAsync(100, 15, async () =>
        {
            await using var command = source.CreateCommand(Aggregate);
            command.Parameters.AddWithValue(id.Value);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                // Only the time counts.
            }
        });
        var count = await Times.MedianAsync(100, 15, async () =>
        {
            await using var scope = app.ScopeOf(area.Director);
            var ballot = await scope.ServiceProvider.GetRequiredService<PropertyPlatform.Infrastructure.Persistence.AppDbContext>().Set<Ballot>().AsNoTracking().FirstAsync(b => b.Id == id);
            var tally = (await scope.ServiceProvider.GetRequiredService<IBallotBox>().OpenAsync(id, CancellationToken.None)).CountFor(ballot);
            if (tally.Electronic != homes) throw new InvalidOperationException($"{tally.Electronic} of {homes} voted.");
        });
        return (count, bare);
    }

    private static Task<int> FillAsync(PlatformApp app, BallotId ballot) => app.UseAsync(async db =>
    {
        var rows = await db.Database.ExecuteSqlAsync($"""
            INSERT INTO ballots.votes (id, ballot_id, unit, house, voter, bound_before_start, choices, cast_at, version)
            SELECT gen_random_uuid(), u.ballot_id, u.id, h.house_id, gen_random_uuid(), true, substr('FABM-FFAFBFM', 1 + (u.position % 10), 3), now(), 1
            FROM ballots.voting_units u JOIN ballots.roll_houses h ON h.unit_id = u.id WHERE u.ballot_id = {ballot.Value}
            """);
        await db.Database.ExecuteSqlRawAsync("ANALYZE ballots.votes; ANALYZE ballots.voting_units");
        return rows;
    });
}
